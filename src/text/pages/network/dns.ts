import { clean } from '../../sanitize.js';

/** Words of DNS Servers. */
export const dnsWords = {
  label: 'DNS Servers',
  keywords: 'name servers resolver nameserver',
  beside: 'The name servers of the management interface.',
  byDhcp:
    'The name servers come from DHCP. To set your own, give the management interface a ' +
    'static address.',
  managementUnknown:
    'The management interface is not known now, so its name servers cannot be changed here. The ' +
    'Emergency Network Reset can set them.',
  noManagement: 'This host has no management interface.',
  change: { title: 'DNS Servers', done: 'The name servers are set.' },
  title: 'DNS Servers',
  addTitle: 'DNS Servers: add',
  askTitle: 'DNS Servers: change',
  intro: 'The name servers of the management interface, in the order in which they are asked.',
  introFile:
    'XAPI does not answer, so the servers are written into /etc/resolv.conf of this host. They ' +
    'are used at once, but only until DHCP, XAPI or a restart rewrites that file.',
  fileOnly:
    'This changes only /etc/resolv.conf. It lasts until DHCP, XAPI or a restart rewrites that ' +
    'file. To keep the servers, set them here again when XAPI runs.',
  inForce: 'In use now:',
  notReadable: (why: string): string => `The name servers in use now are ${why}.`,
  differs: 'Configured:',
  none: 'There are none.',
  add: 'Add a server',
  remove: (server: string): string => `Remove ${clean(server)}`,
  removeAll: 'Remove all servers',
  addIntro: 'IPv4 or IPv6, several with commas. They are asked after the present ones.',
  field: { label: 'DNS servers', hint: 'like 192.168.0.1' },
  becomes: 'The name servers will be:',
  becomesNone: 'There will be no name server: host names will no longer resolve.',
  apply: 'Apply',
  missing: 'Type the address of a server.',
  twice: (server: string): string => `${clean(server)} is already in the list.`,
} as const;
