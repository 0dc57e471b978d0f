import type { LogError, ManagementDifference } from '../model/index.js';
import type { VerificationCheck } from '../reset/index.js';
import { restoreInventory } from './reset/hazard-advice.js';
import { clean } from './sanitize.js';
import { moment } from './units.js';
import { vmWords } from './vms.js';

/** What is wrong with the inventory, and what to do about it. */
export const inventoryWarning = {
  absent: { what: '/etc/xensource-inventory is missing.', advice: restoreInventory },
  unreadable: {
    what: '/etc/xensource-inventory cannot be read.',
    advice: 'Find out why (permissions, disk) before you change anything else.',
  },
  torn: {
    what: '/etc/xensource-inventory is damaged: a write of it was cut off.',
    advice: restoreInventory,
  },
} as const;

/** The warning that the host's own log accepts no lines. */
export const logWarning = ({
  cause,
  kept,
}: LogError): { readonly what: string; readonly advice: string } => ({
  what: `The system log does not accept lines from this console (${clean(cause)}).`,
  advice: kept
    ? 'Logins and resets are logged in /var/log/xsconsole.log.'
    : 'Neither does /var/log/xsconsole.log: the lines are lost.',
});

/** The same as one line, for whoever has no screen for it. */
export const logErrorText = ({ cause, kept }: LogError): string =>
  `The system log accepts no lines (${clean(cause)})${
    kept
      ? ': they are in /var/log/xsconsole.log.'
      : ', and /var/log/xsconsole.log cannot be written: they are lost.'
  }`;

/** What a reset means for an operator who looks at the host now. */
export const resetWarning = {
  running: { what: 'A network reset of this host is running.', advice: '' },
  restarting: { what: 'This host is restarting.', advice: '' },
  elsewhere: (pid: number, user: string, since: string) => ({
    what:
      `A network reset of this host is running: process ${pid} of ${clean(user)}, since ` +
      `${moment(since)}.`,
    advice: 'Wait for it to end. No other reset or undo can start until then.',
  }),
  halfWay: {
    what: 'A network reset of this host did not finish.',
    advice: 'Continue it, go back, or start a new one.',
  },
  unread: {
    what: 'The result of the network reset has not been read yet.',
    advice: 'Press F5 to open it.',
  },
} as const;

/** High availability refuses a reset and every change of the management interface. */
export const haWarning = {
  on: {
    what: 'High availability (HA) is on in this pool.',
    advice:
      'Turn HA off before a network reset or a change of the management interface: xe ' +
      'pool-ha-disable.',
  },
  notArmed: (role: string) => ({
    what: 'High availability (HA) is on in this pool, but not armed on this host.',
    advice:
      role === 'coordinator'
        ? 'Restart XAPI on this host: that clears the flag.'
        : 'Turn HA off on the pool coordinator (master): xe pool-ha-disable.',
  }),
} as const;

/** A sentence about a gateway, name server or coordinator that does not answer. */
export function unreachableText(code: VerificationCheck['code'], asked: string): string {
  switch (code) {
    case 'nameService':
      return `No name server answers (asked: ${clean(asked)}).`;
    case 'coordinator':
      return `The pool coordinator (master) ${clean(asked)} does not answer.`;
    default:
      return `The gateway ${clean(asked)} does not answer.`;
  }
}

/** The host is in maintenance mode. */
export const maintenanceWarning = {
  what: 'This host is in maintenance mode: no VM starts here.',
  advice: 'Take it out of maintenance mode when the work is done: xe host-enable.',
} as const;

/** What is wrong with the management interface and what to do about it, in one sentence each. */
export const managementWarning = {
  none: {
    what: 'This host has no management interface.',
    advice:
      'Choose "Network and Management Interface", then "Emergency Network Reset", to give it one.',
  },
  cableOut: {
    what: 'The management interface has no link: the cable is out, or the switch port is down.',
    advice: 'Put the cable back, or see which other port has a link.',
  },
  switchedOff: (device: string) => ({
    what: differenceText([{ of: 'switchedOff', wanted: device, found: '' }]),
    advice: `To switch it on, type in the Local Command Shell: ip link set ${clean(device)} up`,
  }),
  misplaced: 'Configure the interface again: that puts it back.',
  gone: 'Its card was taken out or has another name now: see which ports there are.',
  noLease: {
    what: 'The management interface has no address.',
    advice: 'No DHCP server has answered: check cable, switch port, VLAN and DHCP server.',
  },
  noAddress: {
    what: 'The management interface has no address.',
    advice: 'This host cannot be reached until it has one.',
  },
} as const;

/** Where the machine differs from what is wanted, as part of a sentence. */
function differencePart(difference: ManagementDifference): string {
  const wanted = clean(difference.wanted);
  const found = clean(difference.found);
  switch (difference.of) {
    case 'bridge':
      return `the bridge ${wanted} is gone`;
    case 'switchedOff':
      return `${wanted} is switched off`;
    case 'gone':
      return `the port ${wanted} is gone`;
    case 'memberLink':
      return `${wanted} of its bond has no link`;
    case 'mac':
      return `the port is ${found}, not ${wanted}`;
    case 'address':
      return found === ''
        ? `the address ${wanted} is gone`
        : `the address is ${found}, not ${wanted}`;
    case 'netmask':
      return `the netmask is ${found}, not ${wanted}`;
    case 'oneMore':
      return `it has one more address, ${found}`;
    case 'gateway':
      return found === ''
        ? `the default route through ${wanted} is gone`
        : `the gateway is ${found}, not ${wanted}`;
    case 'oneMoreRoute':
      return `there is one more default route, through ${found}`;
    case 'mtu':
      return `the MTU is ${found}, not ${wanted}`;
    case 'nameServers':
      return found === ''
        ? `the name server ${wanted} is gone`
        : `it asks ${found} for names, not ${wanted}`;
    case 'vlan':
      return `${wanted} is gone`;
    case 'port': {
      const port = clean(difference.port);
      return found === ''
        ? `${port} is not in ${wanted}`
        : `${port} is in ${found}, not in ${wanted}`;
    }
  }
}

/** One sentence that says where the machine differs from the wanted configuration. */
export function differenceText(found: readonly ManagementDifference[]): string {
  return `The machine is not as configured: ${found.map(differencePart).join(', ')}.`;
}

/**
 * Since when XAPI has been in its state. `found`: it was already so when this console was opened.
 * '' if the time is not valid.
 */
export function sinceWhen(at: string, found: boolean): string {
  if (at === '') return '';
  return found ? `It was already so at ${at}.` : `Since ${at}.`;
}

/** `once`, `3 times`. */
export const timesText = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** How often XAPI has tried to reach the coordinator, and since when. */
export function coordinatorTried(tried: number, since: string): string {
  return `It was tried ${timesText(tried)}, since ${since}.`;
}

/** The coordinator from pool.conf that a supporter cannot reach. */
export function coordinatorGone(address: string): string {
  return (
    `The pool coordinator (master) ${clean(address)} cannot be reached, and without it XAPI ` +
    'stays in emergency mode.'
  );
}

/** The keys below a warning, each with what it does. */
export const quickFixWords = {
  confirmed: (key: string): string => `Press ${key} to confirm: the configuration stays.`,
  cancelled: (key: string): string => `Press ${key} to cancel the return.`,
  open: (key: string, item: string): string => `Press ${key} for "${item}".`,
  start: (key: string): string => `Press ${key} to start XAPI.`,
  restart: (key: string): string => `Press ${key} to restart XAPI.`,
} as const;

/** What the Status Display looks at. */
const looked = [
  ['link', 'link'],
  ['address', 'address'],
  ['gateway', 'gateway'],
  ['nameServers', 'name servers'],
  ['coordinator', 'coordinator'],
  ['xapi', 'XAPI'],
  ['ha', 'HA'],
  ['resets', 'resets'],
  ['inventory', 'inventory'],
  ['maintenance', 'maintenance mode'],
] as const;

/** What was looked at before "No problem found". */
export function lookedWords(at: Readonly<Record<(typeof looked)[number][0], boolean>>): string {
  const names = looked.flatMap(([what, name]) => (at[what] ? [name] : []));
  return `Looked at: ${names.join(', ')}.`;
}

/** The address of this coordinator has changed. */
export const playbookWarning = {
  what:
    'This pool coordinator (master) has come back from a reset or has another address: not all ' +
    'supporters (slaves) are known to be back.',
  advice: '',
} as const;

/** Words of the third column: a summary of this host. */
export const overviewWords = {
  title: 'This host',
  well: 'No problem found.',
  address: 'Address',
  port: 'Device',
  received: 'In',
  sent: 'Out',
  nics: 'Network interfaces',
  noNics: 'none',
  vms: (count: number): string => vmWords.running(count),
  noVms: 'No VM is running',
  vmsUnknown: (reason: string): string => `VMs: ${reason}`,
  more: (count: number): string => `and ${count} more`,
} as const;
