import { blink } from '../../support/host/host-calls.js';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { makeStandIns, writeProgram, type StandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

function standIn(body: string): StandIns {
  const folder = temporaryFolder();
  const made = makeStandIns(folder, ['ethtool'], { ethtool: body });
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  return made;
}

test('the light of a port, for so many seconds', async () => {
  const made = standIn('');
  expect(await blink('/', 'eth0', 10)).toEqual({ ok: true, value: undefined });
  expect(made.calls()).toEqual(['ethtool -p eth0 10']);
});

test('a driver that cannot, a name that is none, and a tree', async () => {
  const made = standIn('echo "Cannot identify NIC: Operation not supported" >&2; exit 76');
  expect(await blink('/', 'eth0', 10)).toEqual({
    ok: false,
    error: { code: 'unsupported', detail: 'Cannot identify NIC: Operation not supported' },
  });
  expect(await blink('/', '--help', 10)).toMatchObject({ error: { code: 'unsupported' } });
  expect(await blink(temporaryFolder(), 'eth0', 10)).toMatchObject({ error: { code: 'notHere' } });
  expect(made.calls()).toEqual(['ethtool -p eth0 10']);
});

test('ended by whoever asked for it', async () => {
  const folder = temporaryFolder();
  writeProgram(join(folder, 'ethtool'), `mkfifo ${folder}/never; read x < ${folder}/never`);
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  const stop = new AbortController();
  const watcher = watch(folder, (_, name) => {
    if (name === 'never') stop.abort();
  });
  expect(await blink('/', 'eth0', 600, stop.signal)).toMatchObject({
    error: { code: 'cancelled' },
  });
  watcher.close();
});
