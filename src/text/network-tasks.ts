import { quoted } from './fields.js';
import { clean } from './foreign.js';

const configure = 'Configure Management Interface';

/** Words of Configure Management Interface. */
export const managementWords = {
  titles: {
    start: configure, nic: `${configure}: network interface`, ipv4: `${configure}: IPv4`, address: `${configure}: IPv4 address`,
    more: `${configure}: further settings`, vlan: `${configure}: VLAN`, ipv6: `${configure}: IPv6`, address6: `${configure}: IPv6 address`,
    hostName: `${configure}: host name`, summary: `${configure}: summary`, renew: `${configure}: renew`, disable: `${configure}: disable`,
  },
  startIntro: 'XAPI changes the management interface at once, without a reboot. Sessions over the network may be cut; this console stays.',
  configure: 'Configure', configureMeans: 'choose the network interface and its addresses',
  renew: 'Renew DHCP lease', renewMeans: 'asks the DHCP server again',
  renewAsks: (address: string): string => `The DHCP server is asked for an address anew.${address === '' ? '' : ` It is ${clean(address)} now and may be another one afterwards.`}`,
  yesRenew: 'Renew it',
  renewNotDhcp: 'the management interface does not use DHCP',
  disable: 'Disable', disableMeans: 'takes the management interface away',
  nothingToDisable: 'this host has no management interface',
  hostNameRow: 'Host name', hostNameKept: 'stays as it is',
  hostNameIntro: (present: string): string =>
    `The name of this host, which it also tells to the DHCP server. Leave it empty to keep the present one${present === '' ? '' : `, ${clean(present)}`}.`,
  inBond: (bond: string): string => `it is a port of ${clean(bond)}`,
  noAddress: 'choose IPv4 or IPv6 first',
  hostNameField: { label: 'Host name', hint: 'letters, digits and hyphens' },
  hostNameWrong: (typed: string): string => `"${clean(typed)}" is not a host name; use labels of letters, digits and inner hyphens, like xcp-1.lab.`,
  hostName: 'Host name',
  summary: 'The management interface will be:',
  summaryWarning: 'Whoever reaches this host under its present address may lose it at this moment.',
  disableWarning: 'The host cannot be reached over the network afterwards, until a management interface is configured here again.',
  apply: 'Apply', yesDisable: 'Disable it',
} as const;

/** Words of DNS Servers. */
export const dnsWords = {
  title: 'DNS Servers', addTitle: 'DNS Servers: add', askTitle: 'DNS Servers: change',
  intro: 'The name servers of the management interface, in the order in which they are asked.',
  introFile: 'XAPI does not answer, so the servers are written into the file /etc/resolv.conf of this host. They hold at once, but only until DHCP, XAPI or a restart writes that file anew.',
  fileOnly: 'This goes into /etc/resolv.conf only: it holds until DHCP, XAPI or a restart writes that file anew. Set them here again when XAPI runs, to keep them.',
  inForce: 'Asked now:',
  notReadable: (why: string): string => `Whom this host asks now is ${why}.`,
  differs: 'Set for the management interface:',
  none: 'There are none.',
  add: 'Add a server', remove: (server: string): string => `Remove ${clean(server)}`, removeAll: 'Remove all servers',
  addIntro: 'IPv4 or IPv6, several with commas. They are asked after those that are there.',
  field: { label: 'DNS servers', hint: 'like 192.168.0.1' },
  becomes: 'The name servers will be:',
  becomesNone: 'There will be no name server: names are not found any more.',
  apply: 'Apply',
  missing: 'Type the address of a server.',
  twice: (server: string): string => `${clean(server)} is in the list already.`,
} as const;

/** Words of Test Network. */
export const testWords = {
  title: 'Test Network', running: 'Test Network: running', ended: 'Test Network: result', ownTitle: 'Test Network: address or name',
  intro: 'Whom to ask for an answer (ping), over IPv4 and IPv6. Nothing is changed.',
  rows: {
    all: ['All of these', 'from near to far, to see where it breaks'],
    loopback: ['This host itself', 'its own network stack'],
    gateway: ['Gateway', 'the way out of this network'],
    dns: ['Name servers', 'the servers that find names'],
    coordinator: ['Pool coordinator', 'the master of this pool'],
    own: ['Another address or name', 'you type it'],
  },
  isCoordinator: 'this host is the coordinator itself',
  noCoordinator: 'pool.conf does not name one',
  field: { label: 'Address or name', hint: 'IPv4, IPv6 or host name' },
  ownIntro: 'Type an IP address or a host name.',
  wrong: {
    empty: (): string => 'Type an address or a name.',
    invalid: (typed: string): string => `${quoted(typed)} is neither an IP address nor a host name.`,
    unspecified: (typed: string): string => `${clean(typed)} stands for "no address": this host would answer itself.`,
    multicast: (typed: string): string => `${clean(typed)} is a multicast address: many hosts or none would answer.`,
    broadcast: (typed: string): string => `${clean(typed)} is the broadcast address of every network: many hosts or none would answer.`,
    reserved: (typed: string): string => `${clean(typed)} is a reserved address that no host can have.`,
    deviceMissing: (typed: string): string => `${clean(typed)} is a link-local address: say on which interface, like ${clean(typed)}%xenbr0.`,
  },
  of: { loopback: 'This host', gateway: 'Gateway', dns: 'Name server', coordinator: 'Coordinator', own: 'Asked for' },
  waiting: 'Waiting for answers. Esc stops.',
  done: 'That is all.',
  nothing: 'Nobody was asked.',
} as const;

const nameTrouble = {
  noServers: (): string => 'the name cannot be looked up: no name server is set',
  notFound: (servers: string): string => `the name is not known to ${servers}`,
  timedOut: (servers: string): string => `the name cannot be looked up: ${servers} does not answer`,
  refused: (servers: string): string => `the name cannot be looked up: ${servers} refuses`,
} as const;

/** What came of asking one address, as the end of a row. */
export function testOutcomeText(outcome:
  | { readonly state: 'answered'; readonly milliseconds: number }
  | { readonly state: 'silent' | 'absent' | 'noXapi' }
  | { readonly state: 'unknownName'; readonly code: keyof typeof nameTrouble; readonly servers: readonly string[] }
  | { readonly state: 'unreachable' | 'failed'; readonly detail: string }): string {
  switch (outcome.state) {
    case 'answered': return `answers in ${outcome.milliseconds < 10 ? outcome.milliseconds.toFixed(1) : Math.round(outcome.milliseconds)} ms`;
    case 'silent': return 'does not answer';
    case 'absent': return 'none is set';
    case 'noXapi': return 'is there, but its XAPI takes no connection';
    case 'unreachable': return withDetail('cannot be reached', outcome.detail);
    case 'unknownName': return nameTrouble[outcome.code](outcome.servers.map(clean).join(', '));
    case 'failed': return withDetail('could not be asked', outcome.detail);
  }
}

function withDetail(words: string, detail: string): string {
  const why = clean(detail);
  return why === '' ? words : `${words} (${why})`;
}

/** Words of Display NICs with one interface opened. */
export const nicPageWords = {
  title: 'Display NICs', one: (device: string): string => `Display NICs: ${clean(device)}`,
  intro: 'Enter shows one of them with live counters.',
  received: 'Received', sent: 'Sent', errors: 'Errors',
  noSample: 'waiting for the first sample',
  gone: 'This interface is not there any more.',
  light: 'Light',
  blinking: 'blinking: look for it at the back of the host',
  unsupported: 'The driver cannot blink this light. Pull the cable of the port you mean and put it back: the lines below tell when the link goes.',
  linkUp: (at: string): string => `${clean(at)} link up`,
  linkDown: (at: string): string => `${clean(at)} link down`,
  blink: { key: 'B', action: 'Blink light' }, still: { key: 'B', action: 'Stop blinking' },
} as const;

/** A number of bytes for people: "512 B", "1.4 MiB". */
export function bytes(count: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const power = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(count) / 10));
  const value = count / 1024 ** power;
  return `${power === 0 ? value.toFixed(0) : value.toFixed(1)} ${units[power] ?? 'B'}`;
}
