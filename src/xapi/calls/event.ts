import type { CallResult, WireValue } from '../../xenapi/index.js';
import { DateTime, Int32 } from '../../xenapi/index.js';
import type { Args } from '../args.js';
import type { LoggedEvent } from '../event-log.js';
import { apiError, done, failed, handleInvalid, invalidValue } from '../errors.js';
import { wireRecord } from '../marshal.js';
import type { Call, Method } from '../method.js';
import { param, query } from '../method.js';
import { recordOf } from '../records.js';
import { float, set, text } from '../schema/field.js';
import { classes } from '../schema/index.js';
import type { Services } from '../services.js';
import { timestamp } from '../timestamp.js';
import type { Subscription } from '../subscription.js';
import { parseSubscription, parseToken, printToken } from '../subscription.js';

type Happened = Pick<LoggedEvent, 'id' | 'at' | 'table' | 'ref' | 'operation'>;

/** One event for each object: what it went through since the token, taken together. Made and gone again meanwhile is nothing. */
function condense(events: readonly LoggedEvent[]): readonly Happened[] {
  const byObject = new Map<string, { first: LoggedEvent; last: LoggedEvent }>();
  for (const event of events) {
    const key = `${event.table}/${event.ref}`;
    const known = byObject.get(key);
    byObject.delete(key);
    byObject.set(key, { first: known?.first ?? event, last: event });
  }
  return [...byObject.values()].flatMap(({ first, last }) => {
    const isNew = first.operation === 'add';
    if (last.operation === 'del') return isNew ? [] : [last];
    return [{ ...last, operation: isNew ? 'add' as const : 'mod' as const }];
  });
}

/** Everything that exists, as if it had just been made: what a client without a token is told. */
function everything({ database, now, events }: Services, subscription: Subscription): readonly Happened[] {
  const at = now();
  return subscription.tables.flatMap((table) => database.all(table).flatMap(({ ref }) =>
    (subscription.covers(table, ref) ? [{ id: events.newest, at, table, ref, operation: 'add' as const }] : [])));
}

function wireEvent({ database }: Services, { id, at, table, ref, operation }: Happened): WireValue {
  const schema = classes.get(table);
  const row = database.find(table, ref);
  const snapshot = schema === undefined || row === null || operation === 'del' ? [] : [['snapshot', recordOf(database, schema, row)] as const];
  return wireRecord([['id', id], ['timestamp', new DateTime(timestamp(at))], ['class', table.toLowerCase()], ['operation', operation], ['ref', ref], ...snapshot]);
}

async function answer(services: Services, subscription: Subscription, happened: readonly Happened[], newest: number): Promise<CallResult> {
  const events: WireValue[] = [];
  for (const each of happened) {
    events.push(wireEvent(services, each));
    if (events.length % 250 === 0) await new Promise((resume) => setImmediate(resume));
  }
  const counts = subscription.tables.map((table) => [table.toLowerCase(), new Int32(services.database.count(table))] as const);
  return done(wireRecord([['events', events], ['valid_ref_counts', wireRecord(counts)], ['token', printToken(newest)]]));
}

/** Waits until something it listens to has happened after the token, the time is over, or the session has ended. */
async function eventFrom({ services, session }: Call, args: Args): Promise<CallResult> {
  const subscription = parseSubscription(args.set('classes'));
  const token = parseToken(args.text('token'));
  if (!subscription.ok) return failed(subscription.error);
  if (!token.ok) return failed(token.error);
  const until = services.now().getTime() + Math.max(0, args.number('timeout')) * 1000;
  for (;;) {
    const newest = services.events.newest;
    if (token.value === null) return answer(services, subscription.value, everything(services, subscription.value), newest);
    const logged = services.events.after(token.value);
    if (logged === null) return failed(apiError('EVENTS_LOST'));
    const happened = condense(logged.filter(({ table, ref }) => subscription.value.covers(table, ref)));
    const left = until - services.now().getTime();
    if (happened.length > 0 || left <= 0 || services.events.closed) return answer(services, subscription.value, happened, newest);
    await services.events.next(left / 1000);
    const alive = services.sessions.check(session?.ref ?? '');
    if (!alive.ok) return failed(alive.error);
  }
}

/** event.from and event.inject. */
export const eventMethods: readonly Method[] = [
  query('event.from', [param('classes', set(text)), param('token', text), param('timeout', float)], eventFrom),
  query('event.inject', [param('class', text), param('ref', text)], ({ services: { database, events } }, args) => {
    const table = [...classes.keys()].find((name) => name.toLowerCase() === args.text('class').toLowerCase());
    if (table === undefined) return failed(invalidValue('class', args.text('class')));
    if (database.find(table, args.text('ref')) === null) return failed(handleInvalid(table, args.text('ref')));
    return done(printToken(events.inject(table, args.text('ref'))));
  }),
];
