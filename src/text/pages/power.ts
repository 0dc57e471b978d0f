import { turnHaOff, turnHaOffBy } from '../ha.js';
import { vmWords } from '../vms.js';

/** Words of Reboot and Shutdown. */
export const powerWords = {
  change: { title: 'Reboot or Shutdown', done: 'This host goes down now.' },
  reboot: {
    label: 'Reboot',
    keywords: 'restart power cycle',
    beside: 'Restart this host. VMs still running on it are killed.',
    title: 'Reboot',
    ask: 'Reboot: confirm',
    ending: 'Reboot: VMs',
    does: 'This host goes down and starts again.',
    after: 'The VMs of this host shut down. Then it goes down and starts again.',
    yes: 'Reboot',
  },
  shutdown: {
    label: 'Shutdown',
    keywords: 'halt power off',
    beside: 'Switch this host off. VMs still running on it are killed.',
    title: 'Shutdown',
    ask: 'Shutdown: confirm',
    ending: 'Shutdown: VMs',
    does: 'This host goes down and its power is switched off.',
    after: 'The VMs of this host shut down. Then it goes down and its power is switched off.',
    yes: 'Shut down',
  },
  shutDown: 'Shut the VMs down first',
  shutDownMeans: 'each shuts down cleanly before the host does',
  leave: 'Force off',
  leaveMeans: 'like pulling the plug',
  howShutDown:
    'Each VM is asked to shut down cleanly, for five minutes at most. If one does not end ' +
    'by then, the host stays up and you decide. No VM starts here meanwhile.',
  yesShutDown: 'Shut the VMs down',
  noXapi:
    'Without XAPI they cannot be shut down from here. If you reach a VM over the network, ' +
    'shut it down from inside first.',
  andOthers: (count: number): string => `and ${count} others`,
  ending: 'Each VM is asked to shut down. When all have ended, the host goes down.',
  waited: (seconds: number): string =>
    `Waiting for ${seconds} s. Esc stops waiting, and the host stays up. VMs that were ` +
    'asked may still end.',
  states: vmWords.ending,
  anyway: { reboot: 'Reboot anyway', shutdown: 'Shut down anyway' },
  askAgain: 'Ask them again',
  vms: 'These VMs are still running and will be killed:',
  vmsAsked: 'These VMs are running:',
  vmsUnknown: (reason: string): string =>
    `The running VMs are ${reason}. Any VM that runs will be killed.`,
  noVms: vmWords.noneHere,
  ha:
    'High availability (HA) is armed: the pool would treat this host as failed and start ' +
    `its VMs elsewhere. ${turnHaOffBy('')}`,
  haUnknown: (reason: string): string =>
    `The state of high availability (HA) is ${reason}. If it is armed, ${turnHaOff}.`,
} as const;
