/** Words of Resource Pool. */
export const resourceWords = {
  label: 'Resource Pool',
  keywords: 'menu pool hosts join leave eject coordinator master slave',
  beside: [
    'List the hosts of the pool, join or leave a pool, choose another coordinator (master), and ' +
      'reconnect hosts that have lost each other.',
  ],
} as const;
