import { Database } from '../../src/xapi/database/database.js';
import { apiError, done, failed } from '../../src/xapi/errors.js';
import { Tasks } from '../../src/xapi/tasks.js';
import type { CallResult } from '../../src/xenapi/index.js';

const session = {
  ref: 's',
  user: 'ada',
  role: 'pool-admin',
  superuser: true,
  local: false,
  pool: false,
  lastActive: 0,
} as const;

/** Tasks, and work that has ended once `ended` resolves. */
function tasks() {
  const database = new Database({ manifest: new Map(), tables: [] });
  const all = new Tasks(
    database,
    () => new Date(0),
    () => null,
  );
  const start = async (result: CallResult): Promise<string> => {
    const made = all.start('PIF.scan', session, () => Promise.resolve(result));
    await new Promise((ended) => {
      setImmediate(ended);
    });
    return made.ok ? made.value : made.error.code;
  };
  return { database, all, start };
}

test(
  'of the tasks that have ended the latest 200 stay; one that is under way stays whatever ' +
    'happens',
  async () => {
    const { database, all, start } = tasks();
    const made = all.start('PIF.scan', session, () => new Promise(() => undefined));
    const pending = made.ok ? made.value : made.error.code;
    const refs: string[] = [];
    for (let index = 0; index < 205; index += 1) refs.push(await start(done()));
    expect(refs.map((ref) => database.find('task', ref)?.get('status') ?? 'gone')).toEqual([
      ...Array.from({ length: 5 }, () => 'gone'),
      ...Array.from({ length: 200 }, () => 'success'),
    ]);
    expect(database.find('task', pending)?.get('status')).toBe('pending');
  },
);

test('a task keeps a part of what its error repeats', async () => {
  const { database, start } = tasks();
  const ref = await start(failed(apiError('HANDLE_INVALID', 'PIF', 'r'.repeat(300_000))));
  expect(database.find('task', ref)?.set('error_info')).toEqual([
    'HANDLE_INVALID',
    'PIF',
    `${'r'.repeat(1000)}...`,
  ]);
});

test('there are at most 1000 tasks, whoever makes them: those that have ended go first', () => {
  const { database, all } = tasks();
  const make = () => all.create('mine', 'x'.repeat(300_000), null);
  const [first] = Array.from({ length: 1000 }, make);
  expect(make()).toMatchObject({ ok: false, error: { code: 'TOO_MANY_PENDING_TASKS' } });
  const ref = first?.ok === true ? first.value : '';
  expect(database.find('task', ref)?.get('name__description')).toHaveLength(1003);
  database.write(() => {
    database.update('task', ref, { status: 'success' });
  });
  expect(make()).toMatchObject({ ok: true });
  expect(database.find('task', ref)).toBeNull();
  expect(database.count('task')).toBe(1000);
});
