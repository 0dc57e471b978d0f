import { askingWho } from '../../coordinator.js';
import { clean } from '../../sanitize.js';

/** Words of Join a Pool. */
export const joinWords = {
  label: 'Join a Pool',
  keywords: 'resource pool member slave supporter add',
  beside: [
    'This host becomes a supporter (slave) of another pool. Its XAPI restarts; the host does not ' +
      'reboot.',
    'It must be a pool of its own, without running VMs, shared SRs or Bonds. It may have no VLAN ' +
      'but that of management.',
  ],
  isSupporter: 'This host is a supporter (slave) of a pool. It has to leave that pool first.',
  noXapi: 'XAPI does not answer. Without it this host can join no pool.',
  addressTitle: 'Join a Pool: which one?',
  addressIntro:
    'The address of the pool coordinator (master). It is tried before anything is sent.',
  address: {
    label: 'Coordinator address',
    hint: 'address or name of the pool coordinator (master)',
  },
  trying: askingWho,
  tryTitle: 'Join a Pool: try the address',
  refusedTitle: 'Join a Pool: not this address',
  ours: (address: string): string => `The host at ${address} is of this pool already.`,
  giveCoordinator: 'Give the address of its coordinator (master).',
  roleUnknown: 'It is not known whether it is a pool coordinator (master).',
  notProven:
    'This host cannot check who answers there: the certificate is that of another pool. Go on ' +
    'only in a network that you trust: user and password are sent there.',
  formTitle: 'Join a Pool: user and password',
  user: { label: 'User', hint: 'who may administer the other pool' },
  password: { label: 'Password', hint: 'of that user, in the other pool' },
  missing: 'This must not be empty.',
  title: 'Join a Pool',
  becomes: (address: string): string =>
    `This host becomes a supporter (slave) of the pool at ${address}.`,
  lost: [
    'Its own pool is gone. Name, settings, users and roles come from the other pool.',
    'Its VMs, local SRs and networks come along. Networks of the same bridge become one.',
  ],
  restarts: 'XAPI restarts. The host does not.',
  yes: 'Join the pool',
  change: { title: 'Join a Pool', done: 'This host is a supporter (slave) of that pool.' },
  now: (name: string): string => `The pool coordinator (master) is ${clean(name)} now.`,
  notYet:
    'XAPI has taken the order, but does not work with its coordinator (master) yet. ' +
    'Look at the Status Display.',
} as const;
