import { haIsOn } from '../../ha.js';

/** Words of Leave the Pool. */
export const leaveWords = {
  label: 'Leave the Pool',
  keywords: 'resource pool eject remove this host member',
  beside: [
    'This host becomes a pool of its own and reboots. Everything on its local disks is lost, ' +
      'and its networking is reset: only the management interface keeps its values.',
  ],
  isCoordinator:
    'This host is the pool coordinator (master). Designate another one first. A host that is ' +
    'alone has no pool to leave.',
  noXapi:
    'XAPI does not answer. This host can leave its pool only while XAPI answers here and on the ' +
    'coordinator (master).',
  haOn: haIsOn,
  title: 'Leave the Pool',
  refusedTitle: 'Leave the Pool: not now',
  vmsRun: 'VMs run on this host. Move them to other hosts (Maintenance Mode) or shut them down:',
  vmsUnknown: 'The VMs that run here are not known now. The pool refuses while any VM runs here.',
  loses: 'Everything on these local SRs is lost:',
  noLocal: 'This host has no local SR that the pool knows.',
  localUnknown: (why: string): string => `The local SRs of this host are ${why}.`,
  others: 'The pool forgets this host, with its Bonds, VLANs and addresses.',
  reboots: 'Then this host reboots. Afterwards it is a pool of its own, and may join another one.',
  typeName: (name: string): string => `Type ${name}, the name of this host, to go on.`,
  name: { label: 'Name of this host', hint: 'exactly as it is shown above' },
  wrongName: (name: string): string => `That is not ${name}.`,
  nameUnknown: 'The name of this host is not known.',
  yes: 'Leave and reboot',
  change: {
    title: 'Leave the Pool',
    done: 'This host has left its pool. It reboots now.',
  },
} as const;
