/** Words of Technical Support. */
export const supportWords = {
  label: 'Technical Support',
  keywords: 'menu help bug report version',
  beside: ['What is needed to get help: what is installed, and a report to hand on.'],
} as const;
