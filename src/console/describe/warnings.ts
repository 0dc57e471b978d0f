import {
  checkAdvice,
  coordinatorGone,
  differenceText,
  coordinatorTried,
  haWarning,
  inventoryWarning,
  lookedWords,
  logWarning,
  maintenanceWarning,
  managementWarning,
  playbookWarning,
  resetWarning as words,
  sinceWhen,
  startupWarning,
  unreachableText,
  xapiWarning,
} from '../../text/index.js';
import type { VerificationCheck } from '../../reset/index.js';
import { localTime } from '../clock.js';
import type { ManagementTrial } from '../management/trial.js';
import { confirmation, managementOnTrial } from './confirm-warning.js';
import type { QuickFix, QuickFixItem } from './quick-fixes.js';
import type { ConfirmWait } from '../restart/confirm-wait.js';
import type { ResetPhase } from './reset-phase.js';
import type { Warning } from './warning.js';
import type { HostStatus, LogError, ManagementStatus, XapiSince } from '../../model/index.js';

/** What the warnings are made from. */
export interface WarningSources {
  readonly status: HostStatus;
  readonly resetPhase: ResetPhase;
  readonly reachChecks: readonly VerificationCheck[];
  readonly xapiSince: XapiSince | null;
  readonly logError: LogError | null;
  /** The wait for a confirmation of a reset; null: none. */
  readonly confirmWait: ConfirmWait | null;
  /** The latest change of the management interface on trial; null: none. */
  readonly managementTrial: ManagementTrial | null;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly offsetMinutes: number;
}

const item = (id: QuickFixItem): QuickFix => ({ kind: 'item', item: id });

function startup({ startup: state }: HostStatus): readonly Warning[] {
  switch (state.state) {
    case 'none':
      return [];
    case 'pending':
      return [{ what: startupWarning.pending, advice: '', quickFixes: [] }];
    case 'foreign':
      return [
        {
          what: startupWarning.foreign(state.path, state.kind),
          advice: startupWarning.foreignAdvice,
          quickFixes: [item('reset')],
        },
      ];
    case 'asked':
      return [
        {
          what: startupWarning.asked(state.device),
          advice: startupWarning.askedAdvice,
          quickFixes: [item('reset')],
        },
      ];
    case 'failed':
      return [
        {
          what: startupWarning.failed(state.reason, state.attempts),
          advice: startupWarning.failedAdvice,
          quickFixes: [item('reset')],
        },
      ];
    case 'setAside':
      return [
        {
          what: startupWarning.setAside(state.reason, state.path),
          advice: startupWarning.setAsideAdvice,
          quickFixes: [item('reset')],
        },
      ];
  }
}

/** The time of day; with its date if it was on another day. */
function shortTime(at: string, { now, offsetMinutes }: WarningSources): string {
  const [then, today] = [localTime(at, offsetMinutes), localTime(now, offsetMinutes)];
  return then.slice(0, 10) === today.slice(0, 10) ? then.slice(11) : then;
}

/**
 * Since when XAPI has been in its state. In emergency mode, XAPI's own record of its tries comes
 * first. '' if unknown.
 */
function moment(sources: WarningSources): string {
  const { xapiSince, status } = sources;
  if (status.emergency !== undefined) {
    const { tried, since } = status.emergency;
    return coordinatorTried(tried, shortTime(since, sources));
  }
  return xapiSince === null ? '' : sinceWhen(shortTime(xapiSince.at, sources), xapiSince.found);
}

const quickFixesOfXapi: Readonly<
  Record<Exclude<HostStatus['xapi'], 'running'>, readonly QuickFix[]>
> = {
  stopped: [{ kind: 'xapi', how: 'start' }],
  hung: [{ kind: 'xapi', how: 'restart' }],
  starting: [],
  emergency: [
    item('test'),
    { kind: 'pool', how: 'point' },
    { kind: 'pool', how: 'become' },
    item('reset'),
  ],
};

function xapi(sources: WarningSources): readonly Warning[] {
  const { xapi: state, pool } = sources.status;
  const warning = xapiWarning(state);
  if (warning === null || state === 'running') return [];
  const what =
    state === 'emergency' && pool.role === 'supporter'
      ? coordinatorGone(pool.coordinatorAddress)
      : warning.what;
  return [
    {
      what: [what, moment(sources)].filter((words) => words !== '').join(' '),
      advice: warning.advice,
      quickFixes: quickFixesOfXapi[state],
    },
  ];
}

/**
 * The item that gives an interface an address: a change at once while XAPI answers, else the reset.
 */
const givesAddress = ({ xapi: state }: HostStatus): QuickFix =>
  item(state === 'running' ? 'management' : 'reset');

/** All differences on one line: the first one usually causes the others. */
function differences(status: HostStatus): readonly Warning[] {
  const { differences: found } = status;
  const isGone = found.some(({ of }) => of === 'gone');
  const isOtherPort = isGone || found.some(({ of }) => of === 'mac' || of === 'memberLink');
  const isOnlyDns = found.every(({ of }) => of === 'nameServers');
  const isMisplaced = found.some(({ of }) => of === 'port' || of === 'vlan');
  return [
    {
      what: differenceText(found),
      advice: isGone ? managementWarning.gone : isMisplaced ? managementWarning.misplaced : '',
      quickFixes: [
        ...(isOtherPort ? [item('nics')] : []),
        isOnlyDns ? item('dns') : givesAddress(status),
      ],
    },
  ];
}

/** Changing the interface at once, if XAPI answers: another port may have a link. */
const changes = ({ xapi: state }: HostStatus): readonly QuickFix[] =>
  state === 'running' ? [item('management')] : [];

function ofManagement(management: ManagementStatus | null, status: HostStatus): readonly Warning[] {
  if (management === null) return [{ ...managementWarning.none, quickFixes: [item('reset')] }];
  if (management.link === 'noCarrier' || management.link === 'down')
    return [
      {
        ...(management.link === 'down' && management.members.length === 0
          ? managementWarning.switchedOff(management.device)
          : managementWarning.cableOut),
        quickFixes: [item('nics'), ...changes(status), item('reset')],
      },
    ];
  if (status.differences.length > 0) return differences(status);
  if (management.address !== '' || management.addresses6.length > 0) return [];
  return [
    {
      ...(management.mode === 'dhcp' ? managementWarning.noLease : managementWarning.noAddress),
      quickFixes: [givesAddress(status)],
    },
  ];
}

/** Without a whole inventory, neither XAPI nor a reset can do anything. So this comes first. */
function inventory({ inventory: state }: HostStatus): readonly Warning[] {
  return state === 'whole' ? [] : [{ ...inventoryWarning[state], quickFixes: [] }];
}

function reset({ resetPhase }: WarningSources): readonly Warning[] {
  switch (resetPhase.state) {
    case 'none':
      return [];
    case 'elsewhere': {
      const { pid, user, since } = resetPhase.by;
      return [{ ...words.elsewhere(pid, user, since), quickFixes: [] }];
    }
    case 'halfWay':
      return [{ ...words.halfWay, quickFixes: [item('reset')] }];
    case 'running':
    case 'restarting':
    case 'unread':
      return [{ ...words[resetPhase.state], quickFixes: [] }];
  }
}

/** HA refuses a reset and every change of the management interface. */
function ha({ haEnabled, haArmed, pool }: HostStatus): readonly Warning[] {
  const on = haEnabled.known && haEnabled.value;
  const armed = haArmed.known && haArmed.value;
  if (!on && !armed) return [];
  const state = armed || !haArmed.known ? haWarning.on : haWarning.notArmed(pool.role);
  return [{ ...state, quickFixes: [] }];
}

/** The address of this coordinator has changed, and supporters have to follow. */
function supporters({ playbook }: HostStatus): readonly Warning[] {
  return playbook === true
    ? [
        {
          ...playbookWarning,
          quickFixes: [
            { kind: 'pool', how: 'recover' },
            { kind: 'pool', how: 'playbook' },
          ],
        },
      ]
    : [];
}

/** Gateway, name servers and coordinator that do not answer. */
function around({ reachChecks }: WarningSources): readonly Warning[] {
  const silent = reachChecks.filter(({ ok }) => !ok);
  return silent.map(({ code, wanted }) => ({
    what: unreachableText(code, wanted),
    advice: checkAdvice(code),
    quickFixes: [item('test')],
  }));
}

/**
 * What is wrong with this host, the most urgent first; empty if nothing is known to be wrong. While
 * a reset runs or the host restarts, its services are down, and that is no warning.
 */
export function warnings(sources: WarningSources): readonly Warning[] {
  const { status, resetPhase } = sources;
  if (resetPhase.state === 'running' || resetPhase.state === 'restarting') return reset(sources);
  return [
    ...inventory(status),
    ...confirmation(sources),
    ...managementOnTrial(sources),
    ...reset(sources),
    ...startup(status),
    ...(status.management.known ? ofManagement(status.management.value, status) : []),
    ...xapi(sources),
    ...(sources.logError === null ? [] : [{ ...logWarning(sources.logError), quickFixes: [] }]),
    ...around(sources),
    ...supporters(status),
    ...ha(status),
    ...(status.enabled ? [] : [{ ...maintenanceWarning, quickFixes: [] }]),
  ];
}

/** What was looked at, where nothing is wrong; '' otherwise. It names only what is known. */
export function lookedAt(sources: WarningSources): string {
  const { status, resetPhase, reachChecks } = sources;
  if (resetPhase.state !== 'none' || warnings(sources).length > 0) return '';
  const management = status.management.known ? status.management.value : null;
  const tried = (code: VerificationCheck['code']): boolean =>
    reachChecks.some((check) => check.code === code);
  return lookedWords({
    link: management !== null && management.link !== 'unknown',
    address: management !== null,
    gateway: tried('gatewayAnswers'),
    nameServers: tried('nameService'),
    coordinator: tried('coordinator'),
    xapi: true,
    ha: status.haEnabled.known,
    maintenance: status.xapi === 'running',
    inventory: true,
    resets: true,
  });
}

/** All quick fixes by their key, in the order of the page. */
export function quickFixKeys(found: readonly Warning[]): ReadonlyMap<string, QuickFix> {
  return new Map(
    found
      .flatMap(({ quickFixes }) => quickFixes)
      .slice(0, 9)
      .map((quickFix, index) => [`${index + 1}`, quickFix] as const),
  );
}
