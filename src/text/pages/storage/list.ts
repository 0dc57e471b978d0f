import type { SrNow, SrReach, SrUse, SrVerb } from '../../../model/index.js';
import { clean } from '../../sanitize.js';
import type { VerbWords } from '../../verb-words.js';

const verbs: Readonly<Record<SrVerb, VerbWords>> = {
  plug: {
    label: 'Plug',
    means: 'this host connects to it',
    ask: 'This host connects to these SRs:',
    yes: 'Plug',
    doing: 'being plugged',
  },
  unplug: {
    label: 'Unplug',
    means: 'this host disconnects from it; no data are lost',
    ask:
      'This host disconnects from these SRs. VMs here cannot use their disks on them ' +
      'until they are plugged again:',
    yes: 'Unplug',
    doing: 'being unplugged',
  },
  default: {
    label: 'Make it the default SR',
    means: 'new virtual disks go there',
    ask: 'New virtual disks go there, unless another SR is named:',
    yes: 'Make it the default',
    doing: 'being set',
  },
  suspend: {
    label: 'Use it for suspended VMs',
    means: 'the memory of suspended VMs goes there',
    ask: 'The memory of VMs that are suspended goes there:',
    yes: 'Use it',
    doing: 'being set',
  },
  crashDump: {
    label: 'Use it for crash dumps',
    means: 'the dumps of crashed VMs go there',
    ask: 'The dumps of VMs that crash go there:',
    yes: 'Use it',
    doing: 'being set',
  },
  forget: {
    label: 'Forget',
    means: 'the pool forgets it; the data stay',
    ask:
      'All hosts disconnect from these SRs. The pool forgets them, and which VM uses which of ' +
      'their virtual disks. The data stay on the storage:',
    yes: 'Forget',
    doing: 'being forgotten',
  },
};

const uses: Readonly<Record<SrUse, string>> = {
  default: 'default',
  suspend: 'suspend',
  crashDump: 'crash dumps',
};

const now: Readonly<Record<SrNow, string>> = {
  plugged: 'It is plugged on this host',
  unplugged: 'It is not plugged on this host',
  forgotten: 'The pool no longer knows it',
  set: 'The pool uses it',
  notSet: 'The pool does not use it',
};

function trial(tried: SrReach): string {
  switch (tried.kind) {
    case 'silent':
      return `${clean(tried.what)} does not answer: look at the network first.`;
    case 'answers':
      return `${clean(tried.what)} answers, so plugging it may work now.`;
    case 'missing':
      return `${clean(tried.what)} is not there: look at the disk and its cable.`;
    case 'present':
      return `${clean(tried.what)} is there, so plugging it may work now.`;
    case 'notTried':
      return '';
  }
}

/** Words of the list of SRs, and of what can be done with them. */
export const srListWords = {
  intro: 'Enter opens the SR under the bar, or all that are marked.',
  columns: ['SR', 'Type', 'Size', 'Used', 'Here', 'For'],
  none: 'There is no SR that this host can use.',
  here: { plugged: 'plugged', unplugged: 'not plugged', absent: 'never attached' },
  uses,
  labels: {
    type: 'Type',
    size: 'Size',
    used: 'Used',
    place: 'Where',
    here: 'On this host',
    others: 'Plugged on',
    uses: 'Used for',
    disks: 'Virtual disks',
    shared: 'Shared',
  },
  yes: 'yes',
  no: 'no',
  percent: (used: string, percent: number): string => `${used} (${percent} %)`,
  trial,
  verbs,
  now,
  title: (verb: string): string => `Storage: ${verb}`,
  several: (count: number): string => `${count} SRs`,
  leftAlone: 'These stay as they are:',
  ended: { done: 'done', failed: 'failed' },
  done: 'It is done.',
  plugAll: 'Plug all again',
  attach: 'Attach an existing SR',
  create: 'Create a local SR',
  whyNot: {
    noXapi: 'XAPI does not answer.',
    allPlugged: 'All are plugged.',
    plugged: 'It is plugged.',
    unplugged: 'It is not plugged here.',
    onlyOne: 'Only one SR can have this use.',
    noDisks: 'It cannot hold virtual disks that VMs write.',
    already: 'This SR has this use already.',
  },
  fromFile:
    'XAPI does not answer. This list comes from the pool database file, as it was when XAPI last ' +
    'wrote it; nothing can be changed.',
  noXapi:
    'Without XAPI, and without the pool database (a supporter has none), SRs cannot be listed.',
  unreadable: (why: string): string => `The SRs are ${why}.`,
} as const;
