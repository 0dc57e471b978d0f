import {
  longestMinutes,
  chosenBy,
  eitherOf,
  isDeviceName,
  isMac,
  isPoolLoss,
  listOf,
  objectOf,
  oneOf,
  optional,
  orNull,
  textOf,
  textThat,
  wholeFrom,
  type ResetError,
  type Shape,
  parseJson,
} from '../../model/index.js';
import { areGaps } from '../confirm/gaps.js';
import {
  isKeptNetworking,
  keptFrom,
  storedKept,
  type StoredKept,
} from '../rebuild/stored-networking.js';
import {
  bootId,
  bootTime,
  isoTime,
  madeConfiguration,
  planId,
  rebuildReason,
  userName,
  words,
} from './common-shapes.js';
import type { JournalEntry } from './journal.js';
import { isStoredPlan, storedPlan, wholePlan, type StoredPlan } from './stored-plan.js';

type Begun = Extract<JournalEntry, { readonly kind: 'begun' }>;
type Kept = Extract<JournalEntry, { readonly kind: 'kept' }>;
type StoredEntry =
  | Exclude<JournalEntry, Begun | Kept>
  | (Omit<Begun, 'plan' | 'kept'> & { readonly plan: StoredPlan; readonly kept?: StoredKept })
  | (Omit<Kept, 'kept'> & { readonly kept: StoredKept });

/** The JSON text of an entry. A plan's files appear by their roles, without paths. */
export function printJournalEntry(entry: JournalEntry): string {
  return JSON.stringify(storedEntry(entry));
}

function storedEntry(entry: JournalEntry): StoredEntry {
  switch (entry.kind) {
    case 'begun': {
      const { kept, ...begun } = entry;
      return {
        ...begun,
        plan: storedPlan(entry.plan),
        ...(kept === undefined ? {} : { kept: storedKept(kept) }),
      };
    }
    case 'kept':
      return { ...entry, kept: storedKept(entry.kept) };
    default:
      return entry;
  }
}

/**
 * Reads an entry from its JSON text; null for anything else. The line's checksum detects a torn
 * line, not a forged one, so every member is checked. A plan's paths are those of its host profile,
 * whatever the line says.
 */
export function parseJournalEntry(text: string): JournalEntry | null {
  const read = parseJson(text);
  if (!read.ok || !isStoredEntry(read.value)) return null;
  const entry = read.value;
  switch (entry.kind) {
    case 'begun': {
      const { kept, ...begun } = entry;
      const plan = wholePlan(entry.plan);
      return plan === null
        ? null
        : { ...begun, plan, ...(kept === undefined ? {} : { kept: keptFrom(kept) }) };
    }
    case 'kept':
      return { ...entry, kept: keptFrom(entry.kept) };
    default:
      return entry;
  }
}

const deviceName = textThat(isDeviceName);
const mac = textThat(isMac);
const report: Shape = (value) => value !== undefined;
const errorCodes: Readonly<Record<ResetError['code'], true>> = {
  notRoot: true,
  readOnly: true,
  noSpace: true,
  ioError: true,
  immutable: true,
  permission: true,
  wrongKind: true,
  changedMeanwhile: true,
  serviceFailed: true,
  commandFailed: true,
  commandAbsent: true,
  timedOut: true,
  locked: true,
  journalDamaged: true,
  undoMissing: true,
  rebootFailed: true,
};
const resetError = objectOf({
  code: oneOf(...Object.keys(errorCodes)),
  step: orNull(wholeFrom(0, 1000)),
  subject: words,
  cause: words,
  retryable: oneOf(true, false),
  leftHost: oneOf('untouched', 'changed', 'unknown'),
});
const initiator = objectOf({
  user: userName,
  tty: textOf(256),
  face: oneOf('command', 'console'),
  reason: words,
  overridden: optional(listOf(textOf(64, /^[A-Za-z0-9]+\.[A-Za-z0-9]+$/u), 100)),
});
const event = objectOf({
  planId,
  seq: wholeFrom(0),
  at: isoTime,
  step: wholeFrom(0, 1000),
  phase: oneOf('starting', 'done', 'skipped', 'failed', 'undone'),
  note: optional(
    objectOf({
      code: oneOf('wouldRun', 'alreadyDone', 'absent', 'notWanted', 'movedAside'),
      detail: words,
    }),
  ),
  error: optional(resetError),
});
const outcome = eitherOf(
  objectOf({ result: oneOf('done', 'awaitingReboot', 'cancelled') }),
  objectOf({ result: oneOf('failed'), error: resetError }),
);
const fileState = eitherOf(
  objectOf({
    state: oneOf('present'),
    text: textOf(2 * 1024 * 1024),
    mode: wholeFrom(0, 0o7777),
    uid: wholeFrom(0, 0xffff_ffff),
    gid: wholeFrom(0, 0xffff_ffff),
  }),
  objectOf({
    state: oneOf('absent'),
    foreign: optional(oneOf('file', 'directory', 'link', 'other')),
  }),
  objectOf({ state: oneOf('unreadable'), detail: words }),
  objectOf({ state: oneOf('wrongKind'), kind: oneOf('directory', 'link', 'other') }),
);
const way = oneOf('xenapi', 'files');
const wait = eitherOf(
  objectOf({
    state: oneOf('waiting'),
    begunBy: oneOf('report', 'emergency'),
    since: bootTime,
    made: madeConfiguration,
  }),
  objectOf({ state: oneOf('confirmed'), user: userName }),
  objectOf({
    state: oneOf('cancelled'),
    why: oneOf('operator', 'changed', 'newReset', 'undone'),
    user: userName,
  }),
  objectOf({ state: oneOf('returning'), way, planId: eitherOf(oneOf(''), planId) }),
  objectOf({ state: oneOf('returned'), way, gaps: optional(areGaps) }),
  objectOf({
    state: oneOf('failed'),
    why: oneOf('nothingKept', 'management', 'reset'),
    reason: rebuildReason,
    detail: words,
  }),
);
const boot = optional(bootId);
const dated = { at: isoTime, planId } as const;

const shapes: Readonly<Record<JournalEntry['kind'], Shape>> = {
  begun: objectOf({
    at: isoTime,
    plan: isStoredPlan,
    basis: objectOf({
      inventory: fileState,
      management: fileState,
      poolConf: fileState,
      trigger: fileState,
      networkdDatabase: fileState,
    }),
    initiator,
    pid: wholeFrom(0),
    boot,
    loss: optional(isPoolLoss),
    wire: optional(listOf(() => true, 1000)),
    kept: optional(isKeptNetworking),
    thenRebuild: optional(oneOf(true)),
    confirmWithin: optional(wholeFrom(1, longestMinutes)),
  }),
  event: objectOf({ event }),
  ended: objectOf({ ...dated, outcome }),
  resumed: objectOf({ ...dated, initiator, boot }),
  undoing: objectOf({ ...dated, initiator, boot }),
  undone: objectOf({ ...dated, initiator, boot }),
  completed: objectOf({ ...dated, report }),
  kept: objectOf({ ...dated, kept: isKeptNetworking }),
  rebuilt: objectOf({
    ...dated,
    items: listOf(
      objectOf({
        kind: words,
        name: words,
        state: words,
        reason: optional(orNull(rebuildReason)),
        detail: words,
      }),
      100_000,
    ),
  }),
  wait: objectOf({ ...dated, wait }),
  asked: objectOf({
    ...dated,
    question: objectOf({
      device: deviceName,
      mac: orNull(mac),
      used: eitherOf(oneOf(''), deviceName),
    }),
  }),
  answered: objectOf({ ...dated, initiator, answer: objectOf({ device: deviceName, mac }) }),
  acknowledged: objectOf({ ...dated, initiator, report }),
};

const entry = chosenBy('kind', shapes);

function isStoredEntry(value: unknown): value is StoredEntry {
  return entry(value);
}
