import {
  asTyped,
  type PoolNow,
  type PoolRecoveryDone,
  type PoolRecoveryError,
  type PoolRole,
} from '../../model/index.js';
import { errorText } from '../errors.js';
import { clean } from '../sanitize.js';
import { failedCallText } from '../xapi-error.js';

/** The state of XAPI after such a recovery. */
const states: Readonly<Record<PoolNow['xapi'], string>> = {
  running: 'XAPI works in this role.',
  emergency: 'XAPI does not find its pool coordinator (master) there, and is in emergency mode.',
  starting: 'XAPI is still starting.',
  stopped: 'XAPI is not running.',
  hung: 'XAPI does not answer.',
};

/** The place that pool.conf gives the host. */
function places(pool: PoolRole): string {
  switch (pool.role) {
    case 'coordinator':
      return 'pool.conf now says: pool coordinator (master).';
    case 'supporter':
      return `pool.conf now says: supporter (slave) of ${clean(pool.coordinatorAddress)}.`;
    case 'broken':
    case 'unknown':
      return 'pool.conf names no role.';
  }
}

/** Words of the recoveries that change a host's place in its pool, without a reset. */
export const poolRecoveryWords = {
  isCoordinator:
    'This host is the pool coordinator (master) itself, so there is no other to point it at. ' +
    'If another host has taken its place, add --force.',
  isCoordinatorAlready: 'This host is the pool coordinator (master) already.',
  notCoordinator:
    'This host is not the pool coordinator (master): only the coordinator knows its supporters ' +
    '(slaves).',
  haArmed:
    'High availability (HA) is armed, and moves the coordinator by itself. Turn HA off first: ' +
    'xe host-emergency-ha-disable --force.',
  staysInEmergency: 'XAPI stays in emergency mode until a pool coordinator (master) answers.',
  pointQuestion: (before: string, address: string): string =>
    `This host now looks for its pool coordinator (master) at ${clean(before)}. It will look ` +
    `at ${clean(address)}. XAPI restarts; VMs keep running. Type yes to continue: `,
  becomeWarnings: [
    'This host becomes the pool coordinator (master), with its own copy of the pool database. ' +
      'Changes in the pool since that copy are lost.',
    'If the former coordinator still runs or comes back, the pool has two coordinators, and VMs ' +
      'may be started twice: make sure that it is off, and stays off.',
  ],
  becomeQuestion: 'XAPI restarts. Type yes to continue: ',
  pointed: (address: string): string =>
    `This host looks for its pool coordinator (master) at ${clean(address)} now.`,
  became:
    'This host is the pool coordinator (master) now. Tell the supporters (slaves) with ' +
    '--recover-supporters.',
  byFiles: (wouldRun: string): string =>
    wouldRun === ''
      ? 'XAPI was not running: /etc/xensource/pool.conf was written, and XAPI started.'
      : '/etc/xensource/pool.conf was written. Nobody runs this tree; would ' +
        `run: ${clean(wouldRun)}.`,
  now: ({ pool, xapi }: PoolNow): string => `${places(pool)} ${states[xapi]}`,
  informed: (names: readonly string[]): string =>
    names.length === 0
      ? 'No supporter (slave) answered.'
      : `These supporters (slaves) know this coordinator: ${names.map(clean).join(', ')}.`,
  silent: (names: readonly string[]): string =>
    `These did not answer: ${names.map(clean).join(', ')}. Type on each of them: ` +
    `${asTyped('xe-reset-networking')} --coordinator-address with the address of this host.`,
} as const;

/** What a recovery has done, and what the host is then. Who did not answer is told by each face. */
export function recoveryLines(ended: PoolRecoveryDone): readonly string[] {
  const words = poolRecoveryWords;
  switch (ended.how) {
    case 'xapi':
      return [words.now(ended.now)];
    case 'files':
      return [
        words.byFiles(ended.wouldRun),
        ...(ended.wouldRun === '' ? [words.now(ended.now)] : []),
      ];
    case 'told':
      return [words.informed(ended.told)];
  }
}

/** Why a recovery was not done. */
export function recoveryErrorText(error: PoolRecoveryError): string {
  switch (error.code) {
    case 'haArmed':
      return poolRecoveryWords.haArmed;
    case 'xapi':
      return failedCallText(error.reason);
    case 'host':
      return errorText(error.error);
  }
}
