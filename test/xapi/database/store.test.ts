import { embeddedAt, durableFiles } from '../../support/host/hosts.js';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createXapi, describeDatabaseError } from '../../../src/xapi/index.js';
import { merge, pool } from '../pool-file.js';
import { asRecord, inventory, withXapi } from '../with-xapi.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each<[string, string | Buffer | null, RegExp]>([
  ['absent', null, /state\.db: there is no such file$/],
  ['empty', '', /state\.db:1:1: nothing at the start, where <database> belongs$/],
  [
    'cut off',
    '<database>\n<table name="PIF">\n<row ref="a"',
    /state\.db:3:13: the text ends inside <row>: it was cut off$/,
  ],
  ['not UTF-8', Buffer.from([0x3c, 0x64, 0xff, 0x3e]), /state\.db: not UTF-8 from byte 3 on$/],
])(
  'a file that is %s gives one line with the place, and stays as it is',
  async (_name, content, line) => {
    const path = join(folder, 'state.db');
    if (content !== null) await writeFile(path, content);
    const made = await createXapi({
      host: await embeddedAt(folder),
      durable: await durableFiles(),
      databasePath: path,
    });
    expect(made.ok ? '' : describeDatabaseError(made.error)).toMatch(line);
    expect(await readdir(folder)).toEqual(content === null ? [] : ['state.db']);
    if (content !== null) expect(await readFile(path)).toEqual(Buffer.from(content));
  },
);

test.each([
  ['root:secret:emperor', /passwords:1:1: the role is not one of pool-admin, read-only and none/],
  ['# one\n\nroot', /passwords:3:1: not of the form user:password/],
  ['a:b\na:c', /passwords:2:1: user a stands twice/],
  ['a:b:c:d', /not of the form/],
])('password file %j is refused without a password in the line', async (text, line) => {
  const passwordFile = join(folder, 'passwords');
  await writeFile(passwordFile, text);
  const made = await createXapi({
    host: await embeddedAt(folder),
    durable: await durableFiles(),
    databasePath: join(folder, 'state.db'),
    passwordFile,
  });
  const message = made.ok ? '' : describeDatabaseError(made.error);
  expect(message).toMatch(line);
  expect(message).not.toContain('secret');
});

test('a save replaces the file, with its generation beside it, readable by its owner alone', async () => {
  await withXapi(pool(), async (test) => {
    await test.call('network.set_name_label', 'net0', 'two words & more');
    await test.call('pool.sync_database');
    const text = await readFile(test.databasePath, 'utf8');
    expect(text).toContain('name__label="two%.words%.&amp;%.more"');
    const generation = /key="generation_count" value="([0-9]+)"/.exec(text)?.[1] ?? '';
    expect(Number(generation)).toBeGreaterThan(7);
    expect(await readFile(`${test.databasePath}.generation`, 'utf8')).toBe(generation);
    expect((await stat(`${test.databasePath}.generation`)).mode & 0o777).toBe(0o600);
    expect((await readdir(test.root)).sort()).toEqual(['etc', 'state.db', 'state.db.generation']);
    await withXapi(text, async (again) => {
      expect(asRecord(await again.call('network.get_record', 'net0'))['name_label']).toBe(
        'two words & more',
      );
    });
  });
});

test('reading alone writes nothing', async () => {
  await withXapi(pool(), async (test) => {
    const before = await readFile(test.databasePath, 'utf8');
    await test.records('PIF');
    expect(await test.closed()).toBe(before);
  });
});

test('a database that cannot be saved is told to whoever asks for it, and saved later', async () => {
  await withXapi(pool(), async (test) => {
    await rm(test.databasePath);
    await mkdir(test.databasePath);
    await test.call('network.set_name_label', 'net0', 'x');
    expect(await test.error('pool.sync_database')).toEqual([
      'INTERNAL_ERROR',
      expect.stringContaining(test.databasePath),
    ]);
    expect(test.log).toEqual([expect.stringContaining('could not be saved')]);
    await rm(test.databasePath, { recursive: true });
    await test.call('pool.sync_database');
    expect(await readFile(test.databasePath, 'utf8')).toContain('name__label="x"');
  });
});

describe('which host this is', () => {
  test.each([
    ["the inventory's", inventory('xenbr0', 'uuid-h2'), 'h2', 0],
    ["the pool's master without an inventory", null, 'h1', 0],
    [
      'none when the inventory names no host of the pool',
      inventory('xenbr0', 'other'),
      'OpaqueRef:NULL',
      1,
    ],
    [
      'none when the inventory does not say',
      "MANAGEMENT_INTERFACE='xenbr0'\n",
      'OpaqueRef:NULL',
      1,
    ],
  ])('%s', async (_name, text, host, lines) => {
    await withXapi(
      merge(pool()),
      async (test) => {
        expect(await test.call('session.get_this_host', test.session)).toBe(host);
        expect(test.log).toHaveLength(lines);
      },
      { inventory: text },
    );
  });
});
