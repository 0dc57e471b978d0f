/** Words of Reboot or Shutdown. */
export const powerMenuWords = {
  label: 'Reboot or Shutdown',
  keywords: 'menu restart halt off',
  beside: [
    'Restart this host, or switch it off; empty it of VMs first (maintenance mode), and turn ' +
      'high availability (HA) off.',
  ],
} as const;
