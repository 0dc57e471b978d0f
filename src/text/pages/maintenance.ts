import { vmWords } from '../vms.js';

/** Words of Maintenance Mode. */
export const maintenanceWords = {
  label: 'Maintenance Mode',
  keywords: 'evacuate disable enable host migrate leave enter',
  beside:
    'In maintenance mode no VM starts on this host, and those that ran here run on ' +
    'other hosts of the pool.',
  state: {
    on: 'This host is in maintenance mode.',
    off: 'This host takes VMs: it is not in maintenance mode.',
    unknown: (why: string): string => `The state of maintenance mode is ${why}.`,
  },
  noXapi: 'Without XAPI it can be neither entered nor left.',
  enter: 'Maintenance Mode: enter',
  leave: 'Maintenance Mode: leave',
  moves: 'These VMs move to other hosts:',
  noVms: vmWords.noneHere,
  stays: 'These VMs cannot leave this host. Shut them down first:',
  noOtherHost: 'The pool has no other host. Shut these VMs down first:',
  coordinator:
    'This host is the pool coordinator (master) and remains so. The pool cannot be managed while ' +
    'this host is off. Resource Pool can designate another one.',
  leaveMeans: 'VMs may start on this host again. Those that have left it stay where they are.',
  yesEnter: 'Enter maintenance mode',
  yesLeave: 'Leave maintenance mode',
  states: { begun: 'under way', done: 'done', failed: 'failed' },
  done: 'It is done.',
  steps: {
    disable: 'No more VMs start here',
    evacuate: 'VMs move to other hosts',
    enable: 'VMs may start here',
  },
} as const;
