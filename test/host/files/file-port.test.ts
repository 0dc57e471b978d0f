import type { FilePort } from '../../../src/model/index.js';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openResets } from '../../../src/host/index.js';
import { testWhere } from '../../support/run/test-where.js';
import { recordingMachine } from '../../support/host/reset-host.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

async function port(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly root: string; readonly files: FilePort }> {
  const root = temporaryFolder();
  writeTree(root, files);
  return { root, files: (await openResets({ root: root, machine: recordingMachine() })).files };
}

async function replace(files: FilePort, path: string, text: string): Promise<void> {
  const prepared = await files.prepare(path, text, 0o644);
  expect(prepared).toMatchObject({ ok: true });
  if (prepared.ok) expect(await files.commit(prepared.value)).toMatchObject({ ok: true });
}

test('a replaced file keeps its mode and, behind a link, the link', async () => {
  const { root, files } = await port({ '/data/real': 'old' });
  chmodSync(join(root, 'data/real'), 0o4750);
  symlinkSync('/data/real', join(root, 'data/link'));
  await replace(files, '/data/link', 'new');
  expect(readlinkSync(join(root, 'data/link'))).toBe('/data/real');
  expect(readFileSync(join(root, 'data/real'), 'utf8')).toBe('new');
  expect(statSync(join(root, 'data/real')).mode & 0o7777).toBe(0o4750);
  expect(readdirSync(join(root, 'data')).sort()).toEqual(['link', 'real']);
});

test('a new file gets the mode given, its folder is made', async () => {
  const { root, files } = await port({});
  await replace(files, '/etc/firstboot.d/data/management.conf', 'x');
  expect(statSync(join(root, 'etc/firstboot.d/data/management.conf')).mode & 0o7777).toBe(0o644);
});

test('until commit nothing is visible, and discard leaves nothing', async () => {
  const { root, files } = await port({ '/etc/a': 'old' });
  const prepared = await files.prepare('/etc/a', 'new', 0o644);
  expect(readFileSync(join(root, 'etc/a'), 'utf8')).toBe('old');
  if (prepared.ok) await files.discard(prepared.value);
  expect(readdirSync(join(root, 'etc'))).toEqual(['a']);
});

test("a dead process's temporaries go, another living one's and foreign files stay", async () => {
  const { root, files } = await port({
    '/etc/a': 'old',
    '/etc/.a.keep': '',
    '/etc/.a.1-0-00000000.1.xsconsole': 'dead',
    '/etc/.b.1-0-00000000.1.xsconsole': 'not ours to judge',
  });
  await replace(files, '/etc/a', 'new');
  expect(readdirSync(join(root, 'etc')).sort()).toEqual([
    '.a.keep',
    '.b.1-0-00000000.1.xsconsole',
    'a',
  ]);
});

test('reading tells absent, bytes that are no UTF-8, folders and planted links apart', async () => {
  const { root, files } = await port({ '/etc/a': 'text' });
  writeFileSync(join(root, 'etc/latin1'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  writeFileSync(join(root, 'etc/bom'), '\uFEFFx');
  mkdirSync(join(root, 'tmp'));
  chmodSync(join(root, 'tmp'), 0o1777);
  symlinkSync('/etc/a', join(root, 'tmp/network-reset'));
  expect(await files.read('/etc/a')).toMatchObject({
    state: 'present',
    text: 'text',
    real: '/etc/a',
  });
  expect(await files.read('/etc/bom')).toMatchObject({ state: 'present', text: '\uFEFFx' });
  expect(await files.read('/etc/none')).toEqual({ state: 'absent' });
  expect(await files.read('/etc/latin1')).toMatchObject({ state: 'present' });
  expect(await files.read('/etc')).toEqual({ state: 'wrongKind', kind: 'directory' });
  expect(await files.read('/tmp/network-reset')).toEqual({ state: 'absent', foreign: 'link' });
});

test('a folder refuses a change', async () => {
  const { files } = await port({ '/dir/x': '' });
  const wrongKind = { ok: false, error: { code: 'wrongKind', subject: '/dir' } };
  expect(await files.prepare('/dir', 'evil', 0o644)).toMatchObject(wrongKind);
  expect(await files.check('/dir')).toMatchObject(wrongKind);
});

test('remove answers whether there was something', async () => {
  const { files } = await port({ '/etc/a': 'text' });
  expect(await files.remove('/etc/a')).toEqual({ ok: true, value: true });
  expect(await files.remove('/etc/a')).toEqual({ ok: true, value: false });
});

test(
  'removing what is not there, in a folder that is not there, leaves nothing that cannot be ' +
    'synced',
  async () => {
    const { files } = await port({ '/etc/a': 'text' });
    expect(await files.remove('/var/lib/xcp/networkd.db')).toEqual({ ok: true, value: false });
    expect(await files.remove('/etc/b')).toEqual({ ok: true, value: false });
    expect(await files.sync([])).toEqual({ ok: true, value: undefined });
  },
);

testWhere(process.getuid?.() === 0, "only root can make a file somebody else's")(
  "nothing is kept of a stranger's file where anyone may write",
  async () => {
    const { root, files } = await port({
      '/var/tmp/network-reset': 'planted',
      '/etc/owned': 'old',
    });
    chmodSync(join(root, 'var/tmp'), 0o1777);
    for (const path of ['var/tmp/network-reset', 'etc/owned']) {
      chmodSync(join(root, path), 0o666);
      chownSync(join(root, path), 1234, 1234);
      await replace(files, `/${path}`, 'new');
    }
    expect(lstatSync(join(root, 'var/tmp/network-reset'))).toMatchObject({
      uid: 0,
      gid: 0,
      mode: 0o100644,
    });
    expect(lstatSync(join(root, 'etc/owned'))).toMatchObject({
      uid: 1234,
      gid: 1234,
      mode: 0o100666,
    });
  },
);
