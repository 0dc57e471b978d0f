import { readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHost } from '../../src/embedded/index.js';
import { known, unknown, type HostPort, type Known } from '../../src/model/index.js';
import { readStatus } from '../../src/operations/index.js';
import { makeHostTree } from '../support/host/host-tree.js';
import { shapeTree } from '../support/host/shape.js';
import { temporaryFolder } from '../support/host/tree.js';
import { merge, pool, poolFile } from '../xapi/pool-file.js';

const uuid = '6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11';
const path = '/var/lib/xcp/state.db';
const named = (name: string): string =>
  poolFile(merge(pool(), { host: { h1: { uuid, name__label: name } } }));

/** Replaces the database as xapi does: a new file takes its name. */
function rewrite(root: string, text: string): void {
  const [file, next] = [join(root, path), join(root, `${path}.tmp`)];
  writeFileSync(next, text);
  utimesSync(next, 1, 1);
  renameSync(next, file);
}

type Reader = HostPort['files']['text'];

/** A host whose XAPI is down; `reads`: the files read through its port, as they are asked for. */
async function hostIn(
  root: string,
  around: (read: Reader) => Reader = (read) => read,
): Promise<{ readonly host: HostPort; readonly reads: string[] }> {
  const host = await openHost(root);
  const reads: string[] = [];
  const text = around((...asked) => host.files.text(...asked));
  const counted: Reader = (...asked) => (reads.push(asked[0]), text(...asked));
  return { host: { ...host, files: { ...host.files, text: counted } }, reads };
}

function rootWith(poolConf: string): string {
  const root = temporaryFolder();
  makeHostTree(root, { 'etc/xensource/pool.conf': poolConf });
  rewrite(root, named('xcp-1'));
  return root;
}

const nameOf = async (host: HostPort): Promise<Known<string>> =>
  (await readStatus(host, {}, () => Promise.resolve({ state: 'none' }))).status.hostName;

test.each(['master', 'slave:10.0.0.1'])(
  'while XAPI of a "%s" is down, its database is read once, and again only when it was rewritten',
  async (poolConf) => {
    const root = rootWith(poolConf);
    const { host, reads } = await hostIn(root);
    const times = (): number => reads.filter((read) => read === path).length;
    expect([await nameOf(host), times()]).toEqual([known('xcp-1'), 1]);
    expect([await nameOf(host), times()]).toEqual([known('xcp-1'), 1]);
    const before = statSync(join(root, path));
    rewrite(root, named('xcp-2'));
    expect(statSync(join(root, path))).toMatchObject({ size: before.size, mtime: before.mtime });
    expect([await nameOf(host), times()]).toEqual([known('xcp-2'), 2]);
  },
);

test('a database that XAPI rewrites while it is read is read once, and anew the next time', async () => {
  const root = rootWith('master');
  const { host, reads } = await hostIn(root, (read) => async (...asked) => {
    const text = await read(...asked);
    if (asked[0] === path && text.known && text.value === named('xcp-1'))
      rewrite(root, named('xcp-2'));
    return text;
  });
  const status = await readStatus(host, {}, () => Promise.resolve({ state: 'none' }));
  expect(status.status.hostName).toEqual(known('xcp-1'));
  expect(status.facts.networking.known).toBe(true);
  expect(reads.filter((read) => read === path)).toHaveLength(1);
  expect(await nameOf(host)).toEqual(known('xcp-2'));
  expect(readFileSync(join(root, path), 'utf8')).toBe(named('xcp-2'));
});

test('a database that could not be read for a moment is read the next time', async () => {
  let fails = true;
  const { host } = await hostIn(
    rootWith('master'),
    (read) =>
      (...asked) =>
        fails && asked[0] === path ? Promise.resolve(unknown('unreadable', 'EIO')) : read(...asked),
  );
  expect((await nameOf(host)).known).toBe(false);
  fails = false;
  expect(await nameOf(host)).toEqual(known('xcp-1'));
});

test("Open vSwitch's database is read again only when it has changed", async () => {
  const { host, reads } = await hostIn(shapeTree('ovs-after-boot'));
  await nameOf(host);
  await nameOf(host);
  expect(reads.filter((read) => read.endsWith('/conf.db'))).toHaveLength(1);
});
