import {
  readTimeSources,
  stopTimeServers,
  writeTimeServers,
} from '../../support/host/host-calls.js';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesIn, withSources } from '../../../src/host/time/time-servers.js';
import { textAt } from '../../support/host/host-tree.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const conf =
  '# server 9.9.9.9\nserver 10.0.0.9 iburst\ndriftfile /var/lib/chrony/drift\n  pool ' +
  'time.example.com\nmakestep 1 3\n';

test('sources in their order; comments and other lines are none', () => {
  expect(sourcesIn(conf)).toEqual(['10.0.0.9', 'time.example.com']);
});

test('new servers stand where the first one stood, every other line as it was', () => {
  expect(withSources(conf, ['a.example', 'fd00::9'])).toBe(
    '# server 9.9.9.9\nserver a.example iburst\nserver fd00::9 iburst\ndriftfile ' +
      '/var/lib/chrony/drift\nmakestep 1 3\n',
  );
  expect(withSources('makestep 1 3\n', ['a.example'])).toBe(
    'server a.example iburst\nmakestep 1 3\n',
  );
  expect(sourcesIn(withSources(conf, []))).toEqual([]);
});

test.each([
  [conf, '', 'manual', ['10.0.0.9', 'time.example.com']],
  ['pool 2.centos.pool.ntp.org\n', '', 'default', ['2.centos.pool.ntp.org']],
  ['makestep 1 3\n', 'hook', 'dhcp', []],
  ['makestep 1 3\n', '', 'unknown', []],
])('a tree whose chrony.conf is %j is %s%s', async (text, hook, mode, servers) => {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/chrony.conf': text,
    ...(hook === '' ? {} : { 'etc/dhcp/dhclient.d/chrony.sh': '' }),
  });
  if (hook !== '') chmodSync(join(root, 'etc/dhcp/dhclient.d/chrony.sh'), 0o755);
  expect(await readTimeSources(root)).toEqual({
    known: true,
    value: { mode, servers, synchronised: null },
  });
});

test(
  'writing in a tree changes its file and calls no command; without the file there is ' +
    'nothing to change',
  async () => {
    const root = temporaryFolder();
    const folder = temporaryFolder();
    const made = makeStandIns(folder, ['systemctl', 'chronyc']);
    const path = process.env['PATH'] ?? '';
    process.env['PATH'] = `${folder}:${path}`;
    try {
      expect(await writeTimeServers(root, ['a.example'])).toMatchObject({
        ok: false,
        error: { code: 'ioError', subject: '/etc/chrony.conf' },
      });
      writeTree(root, { 'etc/chrony.conf': conf });
      expect(await writeTimeServers(root, ['a.example'])).toEqual({
        ok: true,
        value: undefined,
      });
      await readTimeSources(root);
      expect(await stopTimeServers(root)).toEqual({
        ok: true,
        value: { ran: false, command: 'systemctl disable --now chronyd' },
      });
    } finally {
      process.env['PATH'] = path;
    }
    expect(sourcesIn(textAt(root, 'etc/chrony.conf') ?? '')).toEqual(['a.example']);
    expect(made.calls()).toEqual([]);
  },
);

test.each([
  ['', { ok: true, value: { ran: true, command: 'systemctl disable --now chronyd' } }],
  [
    'echo "Access denied" >&2; exit 1',
    { ok: false, error: { code: 'serviceFailed', cause: 'exit status 1: Access denied' } },
  ],
])('on the machine itself chronyd is stopped for good: %j', async (body, outcome) => {
  const folder = temporaryFolder();
  // Always: the real command would stop a service of the machine the test runs on.
  const made = makeStandIns(folder, ['systemctl'], { systemctl: body });
  const path = process.env['PATH'] ?? '';
  process.env['PATH'] = `${folder}:${path}`;
  try {
    expect(await stopTimeServers('/')).toMatchObject(outcome);
  } finally {
    process.env['PATH'] = path;
  }
  expect(made.calls()).toEqual(['systemctl disable --now chronyd']);
});
