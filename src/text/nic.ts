/** Words for network interfaces. */
export const nicWords = {
  columns: ['Device', 'MAC address', 'Link', 'Speed', 'Driver'],
  mac: 'MAC', driver: 'Driver', bus: 'Bus', memberOf: 'Part of', addresses: 'Address', link: 'Link', duplex: 'Duplex',
  unknown: 'unknown', up: 'up', down: 'down', off: 'unknown',
  management: 'management interface',
  noneFound: 'The kernel shows no network interface with hardware behind it. Check that the card is seated and its driver is loaded.',
  notReadable: (reason: string): string => `The network interfaces of this host are ${reason}.`,
} as const;

/** Why an interface cannot be chosen for the reset. */
export const nicDisabled = {
  notPhysical: 'not a physical interface: the reset removes it',
  noName: 'its name is empty',
} as const;
