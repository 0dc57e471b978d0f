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
import { isHostNetworking } from '../rebuild/kept-shape.js';
import { areGaps } from './gaps.js';
import { nextTrial, type TrialEvent, type TrialRecord } from './trial.js';

/** One line about a trial. `at` is ISO 8601, UTC. */
export interface TrialEntry {
  readonly id: string;
  readonly at: string;
  readonly trial: TrialEvent;
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

function isTrialEntry(value: unknown): value is TrialEntry {
  return isEntry(value);
}

/** Reads an entry from its JSON text; null for anything else. Every member is checked. */
export function parseTrialEntry(text: string): TrialEntry | null {
  const read = parseJson(text);
  return read.ok && isTrialEntry(read.value) ? read.value : null;
}

/** The latest trial that these entries tell of; null for none. */
export function latestTrial(entries: readonly TrialEntry[]): TrialRecord | null {
  return entries.reduce<TrialRecord | null>(nextTrial, null);
}
