import { clean } from './sanitize.js';

/** What is wrong with the management interface, and what to do about it: a sentence each. */
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
  noLease: {
    what: 'The management interface has no address.',
    advice: 'No DHCP server has answered: check cable, switch port, VLAN and DHCP server.',
  },
  noAddress: {
    what: 'The management interface has no address.',
    advice: 'Nothing reaches this host until it is given one.',
  },
} as const;

/**
 * When XAPI came into its state: seen from here, or found so when this console was opened. '' for a
 * time that is none.
 */
export function sinceWhen(at: string, found: boolean): string {
  if (at === '') return '';
  return found ? `Found so at ${at}.` : `Since ${at}.`;
}

/** The coordinator that a supporter cannot reach, by what pool.conf says. */
export function coordinatorGone(address: string): string {
  return (
    `The pool coordinator (master) ${clean(address)} cannot be reached, and without it XAPI ` +
    'stays in emergency mode.'
  );
}

/** The keys under a trouble, each with what it does. */
export const quickFixWords = {
  open: (key: string, item: string): string => `Press ${key} for "${item}".`,
  start: (key: string): string => `Press ${key} to start XAPI.`,
  restart: (key: string): string => `Press ${key} to restart XAPI.`,
} as const;

/** Words of the third column: this host at a glance. */
export const overviewWords = {
  title: 'This host',
  well: 'All is well.',
  address: 'Address',
  port: 'Device',
  received: 'In',
  sent: 'Out',
  traffic: 'Traffic',
  measuring: 'measuring...',
  nics: 'Network interfaces',
  noNics: 'none',
  vms: (count: number): string => (count === 1 ? '1 VM is running' : `${count} VMs are running`),
  noVms: 'No VM is running',
  vmsUnknown: (reason: string): string => `VMs: ${reason}`,
  more: (count: number): string => `and ${count} more`,
} as const;
