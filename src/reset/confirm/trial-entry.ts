import {
  chosenBy,
  objectOf,
  oneOf,
  eitherOf,
  orNull,
  parseJson,
  textOf,
  wholeFrom,
  type Shape,
} from '../../model/index.js';
import {
  bootTime,
  isoTime,
  madeConfiguration,
  planId,
  rebuildReason,
  userName,
  words,
} from '../journal/common-shapes.js';
import {
  isHostNetworking,
  networkingFrom,
  storedNetworking,
  type StoredNetworking,
} from '../rebuild/stored-networking.js';
import { areGaps } from './gaps.js';
import {
  nextTrial,
  type FormerConfiguration,
  type TrialAhead,
  type TrialEvent,
  type TrialRecord,
  type TrialStep,
} from './trial.js';

/** One line about a trial. `at` is ISO 8601, UTC. */
export interface TrialEntry {
  readonly id: string;
  readonly at: string;
  readonly trial: TrialEvent;
}

interface StoredAhead extends Omit<TrialAhead, 'former'> {
  readonly former: Omit<FormerConfiguration, 'networking'> & {
    readonly networking: StoredNetworking;
  };
}
interface StoredTrial extends Omit<TrialEntry, 'trial'> {
  readonly trial: TrialStep | StoredAhead;
}

/** The longest countdown that a later version may offer: a day. */
const longestSeconds = 24 * 60 * 60;

const names = objectOf({ own: words, inPool: words });

const steps: Readonly<Record<TrialEvent['state'], Shape>> = {
  ahead: objectOf({
    seconds: wholeFrom(1, longestSeconds),
    hasName: oneOf(true, false),
    former: objectOf({ networking: isHostNetworking, present: madeConfiguration, names }),
    by: objectOf({ pid: wholeFrom(0), start: textOf(64), boot: textOf(64) }),
    afterReset: eitherOf(oneOf(''), planId),
  }),
  waiting: objectOf({ since: bootTime, made: madeConfiguration, names: orNull(names) }),
  unchanged: objectOf({}),
  kept: objectOf({ user: userName }),
  returning: objectOf({}),
  returned: objectOf({ gaps: areGaps }),
  changed: objectOf({}),
  failed: objectOf({ reason: rebuildReason, detail: words }),
};

const isEntry = objectOf({ id: planId, at: isoTime, trial: chosenBy('state', steps) });

function isStoredTrial(value: unknown): value is StoredTrial {
  return isEntry(value);
}

/** The JSON text of an entry. */
export function printTrialEntry({ trial, ...entry }: TrialEntry): string {
  return JSON.stringify({ ...entry, trial: trial.state === 'ahead' ? storedAhead(trial) : trial });
}

function storedAhead({ former, ...ahead }: TrialAhead): StoredAhead {
  return { ...ahead, former: { ...former, networking: storedNetworking(former.networking) } };
}

/** Reads an entry from its JSON text; null for anything else. Every member is checked. */
export function parseTrialEntry(text: string): TrialEntry | null {
  const read = parseJson(text);
  if (!read.ok || !isStoredTrial(read.value)) return null;
  const { trial, ...entry } = read.value;
  if (trial.state !== 'ahead') return { ...entry, trial };
  const { former, ...ahead } = trial;
  const networking = networkingFrom(former.networking);
  return { ...entry, trial: { ...ahead, former: { ...former, networking } } };
}

/** The latest trial that these entries tell of; null for none. */
export function latestTrial(entries: readonly TrialEntry[]): TrialRecord | null {
  return entries.reduce<TrialRecord | null>(nextTrial, null);
}
