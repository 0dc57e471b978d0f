import { clean } from './sanitize.js';

/** Words of DNS Servers. */
export const dnsWords = {
  title: 'DNS Servers',
  addTitle: 'DNS Servers: add',
  askTitle: 'DNS Servers: change',
  intro: 'The name servers of the management interface, in the order in which they are asked.',
  introFile:
    'XAPI does not answer, so the servers are written into the file /etc/resolv.conf of this host. They hold at once, but only until DHCP, XAPI or a restart writes that file anew.',
  fileOnly:
    'This goes into /etc/resolv.conf only: it holds until DHCP, XAPI or a restart writes that file anew. Set them here again when XAPI runs, to keep them.',
  inForce: 'Asked now:',
  notReadable: (why: string): string => `Whom this host asks now is ${why}.`,
  differs: 'Set for the management interface:',
  none: 'There are none.',
  add: 'Add a server',
  remove: (server: string): string => `Remove ${clean(server)}`,
  removeAll: 'Remove all servers',
  addIntro: 'IPv4 or IPv6, several with commas. They are asked after those that are there.',
  field: { label: 'DNS servers', hint: 'like 192.168.0.1' },
  becomes: 'The name servers will be:',
  becomesNone: 'There will be no name server: names are not found any more.',
  apply: 'Apply',
  missing: 'Type the address of a server.',
  twice: (server: string): string => `${clean(server)} is in the list already.`,
} as const;
