import type {
  PlanFileState,
  HazardCode,
  Initiator,
  ResetRecord,
  ResetState,
  VerificationReport,
} from '../../reset/index.js';
import type { EmergencyNote } from '../../model/index.js';
import { rebuiltLine } from '../reset/rehearsal.js';
import { clean } from '../sanitize.js';
import { timesText } from '../warnings.js';

const faces: Readonly<Record<Initiator['face'], string>> = {
  command: 'the command line',
  console: 'the console',
};

/** Short names of the hazards that can be overridden. */
const overriddenNames: Partial<Readonly<Record<HazardCode, string>>> = {
  'ha.armed': 'high availability (HA) armed',
  'ha.enabled': 'high availability (HA) on in the pool',
  'cluster.enabled': 'clustering on a PIF of this host',
};

const fileStates: Readonly<Record<PlanFileState['state'], string>> = {
  old: 'as before the reset',
  new: 'as the reset wants it',
  other: 'neither as before the reset nor as the reset wants it',
};

/** Words of `--status`. */
export const resetStoryWords = {
  none: 'No Emergency Network Reset of this host is on record.',
  running: (pid: number, user: string, since: string): string =>
    `A reset is running now: process ${pid} of ${clean(user)}, since ${clean(since)}.`,
  begun: (at: string, user: string, tty: string, face: Initiator['face'], reason: string): string =>
    `Last reset: begun ${clean(at)} by ` +
    `${clean(user)}${tty === '' ? '' : ` on ${clean(tty)}`} from ` +
    `${faces[face]}${reason === '' ? '' : `, because: ${clean(reason)}`}.`,
  overridden: (codes: readonly HazardCode[]): string =>
    'It was begun despite: ' +
    `${codes.map((code) => overriddenNames[code] ?? clean(code)).join('; ')}.`,
  wanted: (device: string, vlan: number | null, ipv4: string, ipv6: string): string =>
    `Management interface wanted: ${clean(device)}, ` +
    `${vlan === null ? 'no VLAN' : `VLAN ${vlan}`}, IPv4 ${ipv4}, IPv6 ${ipv6}.`,
  file: (path: string, state: PlanFileState['state']): string =>
    `${clean(path)}: ${fileStates[state]}`,
  starting:
    'The host has restarted since; its XAPI has not completed the reset yet. If it does ' +
    'not, see the log of XAPI. --undo goes back.',
  waits: ({ coordinator, tried, since }: EmergencyNote): string =>
    `XAPI is in emergency mode: it has not reached the pool coordinator (master) ` +
    `${clean(coordinator)} since ${clean(since)}; it tried ${timesText(tried)}. The reset is ` +
    'completed when it does. Another reset can set another address.',
  reportNow: 'What was wanted and what is there now:',
  reportFormer:
    'The management interface is the one from before the reset. What there was then and what is ' +
    'there now:',
  reportRead: (at: string, user: string): string =>
    `What was wanted and what was there when ${clean(user)} read the report, ${clean(at)}:`,
  damagedLines: (lines: readonly number[]): string =>
    `The journal is damaged in line ${lines.join(', ')}: what was recorded there is lost.`,
} as const;

/**
 * Where a reset stands, and what can be done now. `triggerTaken`: the host has started since and
 * taken the trigger.
 */
export function resetStateText(reset: ResetState, triggerTaken: boolean): string {
  const taken = 'The host has started since and completed it. --rebuild recreates what it removed.';
  switch (reset.state) {
    case 'interrupted':
      return reset.changed
        ? 'It was cut off half-way. Every file is wholly old or wholly new: --resume ' +
            'completes it, --undo goes back.'
        : 'It was cut off before anything was changed. Run the command again when you are ready.';
    case 'cancelled':
      return 'It was stopped before anything was changed.';
    case 'failed':
      return 'It failed. --resume tries again from there, --undo goes back.';
    case 'awaitingReboot':
      return triggerTaken
        ? taken
        : 'Only the reboot is missing. Reboot this host to complete it; --undo goes back.';
    case 'rebooting':
      return triggerTaken
        ? taken
        : 'The host was told to reboot. If it has not, --resume tells it again.';
    case 'completed':
      return `The host completed it at its start, ${clean(reset.at)}.`;
    case 'undoing':
      return 'An undo of it was cut off: --undo finishes that.';
    case 'undone':
      return 'It was undone: the files are as they were before.';
  }
}

/**
 * What a rebuild or an undo has made after a reset. A report from before that is older; null: there
 * is not a report.
 */
export function rebuiltSince(
  { rebuilt }: Pick<ResetRecord, 'rebuilt'>,
  report: Pick<VerificationReport, 'at' | 'against'> | null,
): readonly string[] {
  if (rebuilt === null) return [];
  const isBack = rebuilt.items.some(({ kind, state }) => kind === 'management' && state === 'made');
  const isOlder = report !== null && report.at < rebuilt.at;
  return [
    `Recreated ${clean(rebuilt.at)}:`,
    ...rebuilt.items.map(rebuiltLine),
    ...(isOlder && isBack
      ? ['The management interface is the one from before the reset again.']
      : []),
    ...(isOlder ? ['The report below is older.'] : []),
  ];
}
