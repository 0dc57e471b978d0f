import { askingWho } from '../../coordinator.js';

/** Words of Place in the Pool. */
export const poolPageWords = {
  label: 'Place in the Pool',
  keywords:
    'pool master slave coordinator supporter split address changed recover point ' + 'transition',
  beside: [
    'When only the address of the pool coordinator (master) has changed, no host needs a reset ' +
      'or a reboot: point the supporters (slaves) at the new address.',
    'It works in emergency mode, and while XAPI is down.',
  ],
  title: 'Place in the Pool',
  is: {
    coordinator: 'This host is the pool coordinator (master).',
    supporter: (address: string): string =>
      `This host is a supporter (slave). It looks for its pool coordinator (master) at ${address}.`,
    unclear: 'pool.conf does not tell the role of this host.',
  },
  point: "Point this host at the coordinator's new address",
  pointMeans: 'on a supporter',
  become: 'Make this host the coordinator',
  becomeMeans: 'former one is gone',
  recover: 'Recover supporters',
  recoverMeans: 'on the coordinator',
  isCoordinator: 'This host is the coordinator itself.',
  notCoordinator: 'Only the coordinator knows its supporters.',
  noXapi: 'XAPI is not running. Start it first.',
  pointTitle: "Point this host at the coordinator's new address",
  address: {
    label: 'Coordinator address',
    hint: 'address or name of the pool coordinator (master)',
  },
  tryTitle: "Point this host at the coordinator's new address: try it",
  trying: askingWho,
  insistTitle: "Point this host at the coordinator's new address: refused",
  pointed: (before: string, address: string): string =>
    `This host looks for its pool coordinator (master) at ${before} now. It will look at ` +
    `${address}.`,
  noAddress: 'no address',
  restarts: 'XAPI restarts. The host does not, and VMs keep running.',
  byFiles: 'XAPI is down: pool.conf is written, and XAPI started.',
  yesPoint: 'Point it there',
  becomeTitle: 'Make this host the coordinator',
  yesBecome: 'Become the coordinator',
  recoverTitle: 'Recover supporters',
  recovers:
    'Every supporter (slave) that answers is told that this host is its pool coordinator ' +
    '(master). If that is new to it, its XAPI restarts. Nothing else changes.',
  yesRecover: 'Recover them',
  change: {
    point: {
      title: "Point this host at the coordinator's new address",
      done: 'This host has a new address of its coordinator.',
    },
    become: {
      title: 'Make this host the coordinator',
      done: 'This host is the pool coordinator (master) now.',
    },
    recover: { title: 'Recover supporters', done: 'The supporters were told.' },
  },
  supportersRow: 'Supporters: who is back, and what to type',
  supporters: {
    title: 'Supporters (slaves) of this coordinator',
    reading: 'Asking each supporter.',
    unread: (why: string): string => `The supporters of this pool are ${why}.`,
    follows: 'The list is read again every few seconds while it is open.',
    typeThere: 'Type on each that is not back, in this order:',
    tells: 'R tells those that answer where this coordinator is.',
    recoverKey: { key: 'R', action: 'Recover supporters' },
    key: { key: 'D', action: 'Done' },
    doneTitle: 'Supporters: done',
    doneMeans:
      'The Status Display no longer mentions supporters that are not back. Nothing else changes.',
    yesDone: 'It is done',
    done: {
      title: 'Supporters: done',
      done: 'The Status Display no longer mentions them.',
    },
  },
  silent: (names: string): string =>
    `These did not answer: ${names}. On the console of each of them choose "Place in the Pool" ` +
    'and give the address of this host.',
} as const;
