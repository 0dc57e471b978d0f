import type { VmState, VmVerb } from '../../../model/index.js';
import { clean } from '../../sanitize.js';
import type { VerbWords } from '../../verb-words.js';
import { vmWords } from '../../vms.js';

const verbs: Readonly<Record<VmVerb, VerbWords>> = {
  start: {
    label: 'Start',
    means: 'on the host that the pool chooses',
    ask: 'These VMs start:',
    yes: 'Start',
    doing: 'starting',
  },
  startHere: {
    label: 'Start here',
    means: 'on this host',
    ask: 'These VMs start on this host:',
    yes: 'Start',
    doing: 'starting',
  },
  shutDown: {
    label: 'Shut down',
    means: 'the guest is asked to shut down cleanly',
    ask: 'These VMs are asked to shut down:',
    yes: 'Shut down',
    doing: 'shutting down',
  },
  reboot: {
    label: 'Reboot',
    means: 'the guest is asked to restart cleanly',
    ask: 'These VMs are asked to restart:',
    yes: 'Reboot',
    doing: 'restarting',
  },
  suspend: {
    label: 'Suspend',
    means: 'its memory is saved to the suspend SR, and it stops',
    ask: 'These VMs are suspended:',
    yes: 'Suspend',
    doing: 'being suspended',
  },
  resume: {
    label: 'Resume',
    means: 'it goes on where it was suspended',
    ask: 'These VMs resume:',
    yes: 'Resume',
    doing: 'resuming',
  },
  migrate: {
    label: 'Migrate',
    means: 'it moves to another host and keeps running',
    ask: 'These VMs move:',
    yes: 'Migrate',
    doing: 'moving',
  },
  forceReboot: {
    label: 'Force reboot',
    means: 'like pressing its reset button',
    ask: 'These VMs are reset. What their guests have not saved is lost:',
    yes: 'Force reboot',
    doing: 'being reset',
  },
  forceOff: {
    label: 'Force off',
    means: 'like pulling the plug',
    ask: 'These VMs are switched off. What their guests have not saved is lost:',
    yes: 'Force off',
    doing: 'being switched off',
  },
};

const states: Readonly<Record<VmState, string>> = {
  Halted: 'halted',
  Paused: 'paused',
  Running: 'running',
  Suspended: 'suspended',
};

/** Words of the two lists of VMs, and of what can be done with VMs. */
export const vmListWords = {
  here: {
    label: 'VMs Running On This Host',
    keywords: 'local guest domain resident',
    beside: 'The VMs that run on this host, and what can be done with them.',
    none: vmWords.noneHere,
  },
  all: {
    label: 'All VMs',
    keywords: 'every guest pool halted',
    beside: 'All VMs of the pool: where they run, and what can be done with them.',
    none: 'There is no VM in this pool.',
  },
  /** Words for shutting VMs down before a reset, which would kill them. */
  first: {
    key: { key: 'V', action: 'Shut VMs down' },
    title: 'Shut VMs down',
    ask: 'These VMs are asked to shut down before the reset:',
    how:
      'Those with the highest start order go first. After five minutes the page says which of ' +
      'them still run, and why.',
    yes: 'Shut down',
    states: vmWords.ending,
    done: 'All have ended.',
  },
  columns: ['VM', 'State', 'Memory', 'Up for', 'Host'],
  several: (count: number): string => `${count} VMs`,
  intro: 'Enter opens the VM under the bar, or all that are marked.',
  labels: { state: 'State', memory: 'Memory', uptime: 'Up for', host: 'Host' },
  states,
  verbs,
  hostHere: (name: string): string => `${name} (this host)`,
  noXapi:
    'Without XAPI no VM can be started, shut down or moved from here. If you reach a VM over the ' +
    'network, shut it down from inside.',
  domains: 'These VMs are running here, as the hypervisor says:',
  domainsUnknown: (reason: string): string => `The VMs that run here are ${reason}.`,
  unreadable: (reason: string): string => `The VMs of the pool: ${reason}`,
  wrongState: (state: VmState): string => `It is ${states[state]}.`,
  noneFits: 'None of them is in the right state for it.',
  blocked: (why: string): string => `Its owner has blocked this: ${clean(why)}`,
  noOtherHost: 'The pool has no other host.',
  maintenance: 'This host is in maintenance mode, so no VM starts here.',
  leftAlone: 'These stay as they are:',
  moveTo: (host: string): string => `They keep running on ${host}.`,
  chooseHost: 'Migrate: to which host?',
  hostDisabled: 'It is in maintenance mode.',
  hostDown: 'It does not answer.',
  title: (label: string): string => `Virtual Machines: ${label}`,
  ended: { done: 'done', failed: 'failed' },
  done: 'It is done.',
} as const;
