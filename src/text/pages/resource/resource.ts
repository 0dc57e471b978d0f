/** Words of Resource Pool. */
export const resourceWords = {
  label: 'Resource Pool',
  keywords: 'menu pool hosts join leave eject coordinator master slave',
  beside: [
    'The hosts of the pool; join another pool or leave this one; another coordinator (master); ' +
      'and what helps when hosts of the pool have lost each other.',
  ],
} as const;
