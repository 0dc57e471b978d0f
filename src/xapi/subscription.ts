import { err, ok, type Result } from '../model/index.js';
import type { ApiError } from '../xenapi/index.js';
import { apiError } from './errors.js';
import { classes } from './schema/index.js';

/** What an event.from call listens to: whole classes and single objects. */
export interface Subscription {
  covers(table: string, ref: string): boolean;
  /** Whether it listens to all objects of a class. */
  isWhole(table: string): boolean;
  /** The classes it listens to. Sessions are never among them. */
  readonly tables: readonly string[];
}

const byLowerCase = new Map(
  [...classes.keys()]
    .filter((name) => name !== 'session')
    .map((name) => [name.toLowerCase(), name]),
);

/**
 * Parses `*`, `pif` and `pif/OpaqueRef:...` in upper or lower case. A class that this XAPI does not
 * serve never gets events. EVENT_SUBSCRIPTION_PARSE_FAILURE [text] when a part is empty or too
 * much.
 */
export function parseSubscription(texts: readonly string[]): Result<Subscription, ApiError> {
  const whole = new Set<string>();
  const single = new Map<string, Set<string>>();
  for (const text of texts) {
    const [name = '', ref, ...rest] = text.split('/');
    if (name === '' || rest.length > 0 || ref === '')
      return err(apiError('EVENT_SUBSCRIPTION_PARSE_FAILURE', text));
    const table = byLowerCase.get(name.toLowerCase());
    if (name === '*') for (const each of byLowerCase.values()) whole.add(each);
    else if (table !== undefined && ref === undefined) whole.add(table);
    else if (table !== undefined && ref !== undefined)
      single.set(table, (single.get(table) ?? new Set()).add(ref));
  }
  return ok({
    isWhole: (table) => whole.has(table),
    covers: (table, ref) => whole.has(table) || single.get(table)?.has(ref) === true,
    tables: [...new Set([...whole, ...single.keys()])],
  });
}

/**
 * Prints a token as xapi does: two 20-digit numbers joined by a comma. Here both numbers are the id
 * of the last event seen.
 */
export function printToken(id: number): string {
  const number = String(id).padStart(20, '0');
  return `${number},${number}`;
}

/**
 * The id in a token; null for an empty token, which is a client's first.
 * EVENT_FROM_TOKEN_PARSE_FAILURE [token] otherwise.
 */
export function parseToken(token: string): Result<number | null, ApiError> {
  if (token === '') return ok(null);
  const id = /^([0-9]{1,20}),[0-9]{1,20}$/.exec(token)?.[1];
  return id === undefined ? err(apiError('EVENT_FROM_TOKEN_PARSE_FAILURE', token)) : ok(Number(id));
}
