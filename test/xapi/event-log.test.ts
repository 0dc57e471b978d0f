import { Database } from '../../src/xapi/database/database.js';
import { EventLog } from '../../src/xapi/event-log.js';

const logOf = () => {
  const database = new Database({ manifest: new Map(), tables: [] });
  return { database, events: new EventLog(database) };
};

test('numbers changes without gaps and leaves sessions out', () => {
  const { database, events } = logOf();
  const pif = database.write(() => database.create('PIF', {}));
  database.write(() => database.create('session', {}));
  database.write(() => {
    database.remove('PIF', pif);
  });
  expect(events.after(0)?.map(({ id, operation }) => [id, operation])).toEqual([
    [1, 'add'],
    [2, 'del'],
  ]);
  expect(events.after(1)).toHaveLength(1);
  expect(events.after(2)).toEqual([]);
});

test('forgets the oldest of very many, and says so to whoever was away so long', () => {
  const { events } = logOf();
  for (let number = 0; number < 50_000; number += 1) events.inject('PIF', 'x');
  expect(events.after(0)).toBeNull();
  expect(events.after(49_990)).toHaveLength(10);
  expect(events.newest).toBe(50_000);
});

test('waiting ends at a change, and at once when closed', async () => {
  const { database, events } = logOf();
  const first = events.next(3600);
  database.write(() => database.create('PIF', {}));
  await first;
  const second = events.next(3600);
  events.close();
  await second;
  expect(events.closed).toBe(true);
});
