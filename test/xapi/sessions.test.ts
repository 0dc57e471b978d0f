import { Database } from '../../src/xapi/database/database.js';
import { Sessions, type Login } from '../../src/xapi/sessions.js';

const sessions = () => {
  const database = new Database({ manifest: new Map(), tables: [] });
  const all = new Sessions(database, () => new Date(0));
  const open = (login: Partial<Login>) =>
    all.open({
      user: 'ada',
      role: 'read-only',
      superuser: false,
      originator: '',
      host: null,
      ...login,
    });
  return { database, all, open, isAlive: (ref: string) => all.check(ref).ok };
};

test('above 500 of one client the oldest one dies', () => {
  const { open, isAlive, all } = sessions();
  const other = open({ originator: 'another' });
  const refs = Array.from({ length: 501 }, () => open({ originator: 'one' }));
  expect(refs.map(isAlive)).toEqual([false, ...Array.from({ length: 500 }, () => true)]);
  expect(isAlive(other)).toBe(true);
  const local = Array.from({ length: 501 }, () => all.openLocal('root'));
  expect(local.map(isAlive)).toEqual([false, ...Array.from({ length: 500 }, () => true)]);
});

test('a user with a new originator each time has no more than 1,000, and takes none from others', () => {
  const { database, open, isAlive } = sessions();
  const other = open({ user: 'bob' });
  const root = open({ user: 'root', superuser: true });
  const refs = Array.from({ length: 1001 }, (_, index) =>
    open({ originator: `originator ${index}` }),
  );
  expect(refs.filter(isAlive)).toHaveLength(1000);
  expect([other, root].map(isAlive)).toEqual([true, true]);
  // Over the unix socket root calls itself what it likes, too.
  const roots = Array.from({ length: 1001 }, (_, index) =>
    open({ user: `root ${index}`, superuser: true }),
  );
  expect([root, ...roots].filter(isAlive)).toHaveLength(1000);
  expect(database.count('session')).toBe(2001);
});

test('of the longest names a part is kept', () => {
  const { database, open } = sessions();
  const row = database.find(
    'session',
    open({ user: 'u'.repeat(300_000), originator: '\u{1f680}'.repeat(100_000) }),
  );
  expect([row?.get('auth_user_name'), row?.get('originator')]).toEqual([
    `${'u'.repeat(200)}...`,
    `${'\u{1f680}'.repeat(200)}...`,
  ]);
});
