/** Words of Network and Management Interface. */
export const networkWords = {
  label: 'Network and Management Interface',
  keywords: 'menu ip address lan',
} as const;
