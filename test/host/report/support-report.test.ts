import { saveSupportReport } from '../../support/host/host-calls.js';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SupportReport } from '../../../src/host/report/support-report.js';
import { makeHostTree } from '../../support/host/host-tree.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

const options = { program: 'xsconsole 1.0', now: '2026-03-04T05:06:07.089Z' };
const folder = '/var/opt/reports';
const token =
  '0b9d9a7f-6b11-4f7e-a4f1-5e1b6d9b6c0e/1b9d9a7f-6b11-4f7e-a4f1-5e1b6d9b6c0e/' +
  '2b9d9a7f-6b11-4f7e-a4f1-5e1b6d9b6c0e';

async function report(
  root: string,
  more: { readonly maxBytes?: number } = {},
): Promise<{
  readonly value: SupportReport;
  readonly read: (name: string) => string;
  readonly all: string;
}> {
  const saved = await saveSupportReport(root, folder, { ...options, ...more });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  const place = temporaryFolder();
  execFileSync('tar', ['-xzf', join(root, saved.value.path)], { cwd: place });
  const all = execFileSync('sh', ['-c', 'find . -type f | sort | xargs cat'], {
    cwd: place,
    encoding: 'utf8',
  });
  return {
    value: saved.value,
    all,
    read: (name) => readFileSync(join(place, 'xsconsole-report', name), 'utf8'),
  };
}

test(
  'one packed file for root alone, with host files, our own, the end of logs and what the ' +
    'kernel shows',
  async () => {
    const root = temporaryFolder();
    const line = `${'eth0 link up '.repeat(8)}\n`;
    makeHostTree(root, {
      'var/log/xensource.log': `first\n${line.repeat(4000)}last\n`,
      'var/lib/xsconsole/reset/journal': 'link {}\n',
      'var/lib/xsconsole/reset/undo/p1/list': '[]\n',
      'var/lib/xsconsole/reset/undo/p1/0': 'COPY',
      'proc/cpuinfo': 'processor\t: 0\nmodel name\t: Test CPU\n',
      'proc/meminfo': 'MemTotal: 4 kB\nMemAvailable: 2 kB\n',
      'etc/sysconfig/network-scripts/interface-rename-data/.from_install/dynamic-rules.json':
        '{"old": []}',
    });
    const { value, read, all } = await report(root);
    expect(value).toMatchObject({
      path: `${folder}/xsconsole-report-20260304-050607089Z.tar.gz`,
      leftOut: [],
    });
    const stats = statSync(join(root, value.path));
    expect([stats.size, stats.mode & 0o777]).toEqual([value.bytes, 0o600]);
    expect(read('files/etc/xensource/pool.conf')).toBe('slave:10.0.0.1');
    expect(read('files/var/lib/xsconsole/reset/journal')).toBe('link {}\n');
    expect(
      read(
        'files/etc/sysconfig/network-scripts/' +
          'interface-rename-data/.from_install/dynamic-rules.json',
      ),
    ).toContain('old');
    const log = read('files/var/log/xensource.log');
    expect(log.endsWith('last\n')).toBe(true);
    expect(log.startsWith(line)).toBe(true);
    expect(log).not.toContain('first');
    expect(JSON.parse(read('facts.json'))).toMatchObject({
      program: 'xsconsole 1.0',
      nics: { known: true, value: [{ device: 'eth0' }, { device: 'eth1' }, { device: 'xenbr0' }] },
    });
    expect(JSON.parse(read('facts.json'))).toMatchObject({
      processors: { value: { model: 'Test CPU', count: 1 } },
      memory: { value: { total: 4096, available: 2048 } },
    });
    expect(read('CONTENTS.txt')).toContain('xsconsole-report/facts.json');
    expect(all).not.toContain('COPY');
  },
);

test('no secret of the host is in it, wherever it lay', async () => {
  const root = temporaryFolder();
  makeHostTree(root, {
    'etc/xensource/ptoken': `${token}\n`,
    'etc/xensource/xapi-ssl.pem': '-----BEGIN PRIVATE KEY-----\nMIIE\n',
    'etc/shadow': 'root:$6$aaaa$bbbbbbbbbbbb:1:',
    'etc/xsconsole/passwords': 'root:embedded-word\n',
    'var/log/xensource.log':
      `pool_secret=${token}\npart ${token.slice(37, 73)}\nsession_id: ` +
      `OpaqueRef:${token.slice(0, 36)}\nlogin password='hunter2'\n`,
  });
  const { all } = await report(root);
  for (const secret of [
    token,
    token.slice(0, 36),
    token.slice(37, 73),
    'MIIE',
    'bbbbbbbbbbbb',
    'hunter2',
    'embedded-word',
  ])
    expect(all).not.toContain(secret);
});

test('what does not fit, is no text or is no file is left out, and said', async () => {
  const root = temporaryFolder();
  makeHostTree(root, { 'var/log/messages': `${'link up '.repeat(9_000)}\n`, 'etc/hosts': 'a\0b' });
  mkdirSync(join(root, 'etc/hostname'));
  execFileSync('mkfifo', [join(root, 'var/tmp/network-reset')]);
  const { value, read } = await report(root, { maxBytes: 20_000 });
  expect([...value.leftOut].sort()).toEqual([
    '/etc/hostname: no regular file',
    '/etc/hosts: no text',
    '/var/tmp/network-reset: no regular file',
    'files/var/log/messages: the report is full',
  ]);
  expect(read('CONTENTS.txt')).toContain('/etc/hosts: no text');
});

test('in a tree no command is called', async () => {
  const root = temporaryFolder();
  makeHostTree(root);
  const stand = temporaryFolder();
  const made = makeStandIns(stand, ['uname', 'ip', 'dmesg', 'systemctl', 'rpm', 'ovs-vsctl']);
  const path = process.env['PATH'] ?? '';
  process.env['PATH'] = `${stand}:${path}`;
  try {
    await saveSupportReport(root, folder, options);
  } finally {
    process.env['PATH'] = path;
  }
  expect(made.calls()).toEqual([]);
});

test('a folder that cannot be written is an error about the report', async () => {
  const root = temporaryFolder();
  makeHostTree(root);
  mkdirSync(join(root, 'var/opt'), { recursive: true });
  writeFileSync(join(root, folder), 'a file stands there');
  expect(await saveSupportReport(root, folder, options)).toMatchObject({
    ok: false,
    error: { subject: `${folder}/xsconsole-report-20260304-050607089Z.tar.gz` },
  });
});
