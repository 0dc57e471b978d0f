/** Words of the Virtual Machines menu. */
export const vmsWords = {
  label: 'Virtual Machines',
  keywords: 'vm guest start stop shut down reboot suspend resume migrate force off domain',
  beside: [
    'See the VMs of this host and its pool; start, shut down, reboot, suspend, resume and ' +
      'migrate them.',
  ],
} as const;
