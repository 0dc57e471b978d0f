import { clean } from '../sanitize.js';

/** Words of the remedies that change a host's place in its pool, without a reset. */
export const poolRemedyWords = {
  isCoordinator:
    'This host is the pool coordinator (master) itself, so there is no other to point it at.',
  isCoordinatorAlready: 'This host is the pool coordinator (master) already.',
  notCoordinator:
    'This host is not the pool coordinator (master): only the coordinator knows its supporters ' +
    '(slaves).',
  haArmed:
    'High availability (HA) is armed, and moves the coordinator by itself. Turn it off first: ' +
    'xe host-emergency-ha-disable --force.',
  unreachable: (address: string): string =>
    `Nobody answers at ${clean(address)} now. XAPI stays in emergency mode until a pool ` +
    'coordinator (master) does.',
  pointQuestion: (before: string, address: string): string =>
    `This host now looks for its pool coordinator (master) at ${clean(before)}. It will look ` +
    `at ${clean(address)}. XAPI restarts; no VM is harmed. Type yes to continue: `,
  becomeWarning:
    'This host becomes the pool coordinator (master), with its own copy of the pool database: ' +
    'what was changed in the pool since that copy is lost. If the former coordinator still runs ' +
    'or comes back, the pool has two coordinators, and VMs may be started twice: make sure that ' +
    'it is off, and stays off.',
  becomeQuestion: 'XAPI restarts. Type yes to continue: ',
  pointed: (address: string): string =>
    `This host looks for its pool coordinator (master) at ${clean(address)} now.`,
  became:
    'This host is the pool coordinator (master) now. Tell the supporters (slaves) with ' +
    '--recover-supporters.',
  byFiles: 'XAPI was not running: /etc/xensource/pool.conf was written, and XAPI started.',
  told: (names: readonly string[]): string =>
    names.length === 0
      ? 'No supporter (slave) answered.'
      : `These supporters (slaves) know this coordinator: ${names.map(clean).join(', ')}.`,
  silent: (names: readonly string[]): string =>
    `These did not answer: ${names.map(clean).join(', ')}. Type on each of them: ` +
    'xe-reset-networking --coordinator-address with the address of this host.',
  failed: (detail: string): string => `XAPI has refused it: ${clean(detail)}.`,
} as const;
