import { Int32, LazyList, type CallResult, type WireValue } from '../../xenapi/index.js';
import type { Args } from '../dispatch/args.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import type { LoggedEvent } from '../event-log.js';
import { apiError, done, failed, handleInvalid, invalidValue } from '../errors.js';
import { wireRecord } from '../dispatch/marshal.js';
import { param, query, type Call, type Method } from '../dispatch/method.js';
import { recordOf } from '../records.js';
import { float, set, text } from '../schema/field.js';
import { classes } from '../schema/index.js';
import type { Services } from '../services.js';
import { parseSubscription, parseToken, printToken, type Subscription } from '../subscription.js';

type Happened = Pick<LoggedEvent, 'id' | 'table' | 'ref' | 'operation'>;

/**
 * Sums up the events since the token as one event for each object. An object that was made and
 * removed again in between gives no event.
 */
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
    return [{ ...last, operation: isNew ? ('add' as const) : ('mod' as const) }];
  });
}

type Told = Happened & { readonly row: Row | null };

function wireEvent(database: Database, { id, table, ref, operation, row }: Told): WireValue {
  const schema = classes.get(table);
  const snapshot =
    schema === undefined || row === null || operation === 'del'
      ? []
      : [['snapshot', recordOf(database, schema, row)] as const];
  return wireRecord([
    ['id', String(id)],
    // xapi keeps no time for an event, so this one sends 0.0 too.
    ['timestamp', '0.0'],
    ['class', table.toLowerCase()],
    ['operation', operation],
    ['ref', ref],
    ...snapshot,
  ]);
}

/**
 * Lists every object the subscription covers as just added. A client without a token gets this
 * list.
 */
function everything({ database, events }: Services, subscription: Subscription): LazyList {
  const id = events.newest;
  const parts = subscription.tables.map((table) => ({
    table,
    rows: subscription.isWhole(table)
      ? database.all(table)
      : database.all(table).filter(({ ref }) => subscription.covers(table, ref)),
  }));
  return new LazyList(
    parts.reduce((sum, { rows }) => sum + rows.length, 0),
    null,
    (index) => {
      let left = index;
      for (const { table, rows } of parts) {
        const row = rows[left];
        if (row !== undefined)
          return wireEvent(database, { id, table, ref: row.ref, operation: 'add', row });
        left -= rows.length;
      }
      throw new Error(`no event ${index}`);
    },
  );
}

function eventsOf({ database }: Services, happened: readonly Happened[]): LazyList {
  // Looks up the objects as they are now. Each record is built only when the reply is written.
  const current = happened.map((each) => ({ ...each, row: database.find(each.table, each.ref) }));
  return new LazyList(current.length, null, (index) => {
    const each = current[index];
    if (each === undefined) throw new Error(`no event ${index}`);
    return wireEvent(database, each);
  });
}

function answer(
  { database }: Services,
  subscription: Subscription,
  events: LazyList,
  newest: number,
): CallResult {
  const counts = subscription.tables.map(
    (table) => [table.toLowerCase(), new Int32(database.count(table))] as const,
  );
  return done(
    wireRecord([
      ['events', events],
      ['valid_ref_counts', wireRecord(counts)],
      ['token', printToken(newest)],
    ]),
  );
}

/**
 * Answers when an event that the subscription covers came after the token, when the time is over,
 * or when XAPI stops. It fails once the session has ended.
 */
async function eventFrom({ services, session }: Call, args: Args): Promise<CallResult> {
  const subscription = parseSubscription(args.set('classes'));
  const token = parseToken(args.text('token'));
  if (!subscription.ok) return failed(subscription.error);
  if (!token.ok) return failed(token.error);
  const until = performance.now() + Math.max(0, args.number('timeout')) * 1000;
  for (;;) {
    const newest = services.events.newest;
    if (token.value === null)
      return answer(services, subscription.value, everything(services, subscription.value), newest);
    const logged = services.events.after(token.value);
    if (logged === null) return failed(apiError('EVENTS_LOST'));
    const happened = condense(
      logged.filter(({ table, ref }) => subscription.value.covers(table, ref)),
    );
    const left = until - performance.now();
    if (happened.length > 0 || left <= 0 || services.events.closed)
      return answer(services, subscription.value, eventsOf(services, happened), newest);
    await services.events.next(left / 1000);
    const alive = services.sessions.check(session?.ref ?? '');
    if (!alive.ok) return failed(alive.error);
  }
}

/**
 * The event methods that are served. unserved.ts holds event.register, event.unregister and
 * event.next.
 */
export const eventMethods: readonly Method[] = [
  query(
    'event.from',
    [param('classes', set(text)), param('token', text), param('timeout', float)],
    eventFrom,
  ),
  query('event.get_current_id', [], ({ services: { events } }) => done(events.newest)),
  query(
    'event.inject',
    [param('class', text), param('ref', text)],
    ({ services: { database, events } }, args) => {
      const table = [...classes.keys()].find(
        (name) => name.toLowerCase() === args.text('class').toLowerCase(),
      );
      if (table === undefined) return failed(invalidValue('class', args.text('class')));
      if (database.find(table, args.text('ref')) === null)
        return failed(handleInvalid(table, args.text('ref')));
      return done(printToken(events.inject(table, args.text('ref'))));
    },
  ),
];
