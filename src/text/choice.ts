/** Words of a question with the answers yes and no. */
export const choiceWords = {
  no: 'No',
  yes: (action: string): string => `Yes: ${action}`,
  yesKeys: 'Y or F8',
  noKey: 'N',
  disabled: (why: string): string => `This cannot be chosen: ${why.replace(/\.$/u, '')}.`,
} as const;
