import { openTree } from '../../src/host/index.js';
import { changeSsh, changeSyslog, readSyslog, readSyslogFile } from '../../src/operations/index.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';
import { apiError, sessionOn } from '../support/xapi-session.js';
import { pool } from '../xapi/pool-file.js';
import { withXapi } from '../xapi/with-xapi.js';

test('the logs go to another machine, to a third one, and nowhere again', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi);
    for (const target of ['192.0.2.7', 'logs.example.org', '']) {
      expect(await changeSyslog(session, 'uuid-h1', target)).toEqual({ ok: true, value: target });
      expect(await readSyslog(session, 'uuid-h1')).toEqual({ ok: true, value: target });
    }
  });
});

test('an error and an unknown host are told with the call', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi, (method) =>
      method === 'host.syslog_reconfigure' || method === 'host.enable_ssh'
        ? apiError('INTERNAL_ERROR', 'no')
        : null,
    );
    expect(await changeSyslog(session, 'uuid-h1', 'x')).toMatchObject({
      error: { method: 'host.syslog_reconfigure' },
    });
    expect(await changeSsh(session, 'uuid-h1', true)).toMatchObject({
      error: { method: 'host.enable_ssh' },
    });
    expect(await readSyslog(sessionOn(xapi), 'uuid-nobody')).toMatchObject({ ok: false });
  });
});

const remote = '/etc/rsyslog.d/remote.conf';
const own = '*.info;mail.none /var/log/messages\n#*.* @commented.example.org\n';
const managed = '# remote.conf is managed by xe-syslog-reconfigure (do not edit)\n';

/** What the files below say of the target. */
async function stored(files: Readonly<Record<string, string>>): Promise<unknown> {
  const root = temporaryFolder();
  writeTree(root, files);
  const found = await readSyslogFile(await openTree(root));
  return found.known ? [found.value.to, found.value.file] : found.reason.code;
}

test.each([
  ['*.* @192.0.2.7', '192.0.2.7'],
  ['*.*\t@logs.example.org:1514', 'logs.example.org'],
  ['*.* @@logs.example.org', 'logs.example.org'],
  ['*.* @fd00::514', 'fd00::514'],
  ['*.* @@(o,z9)[fd00::514]:10514;format', 'fd00::514'],
  ['*.* action(type="omfwd" queue.size="10" target="192.0.2.7" port="514")', '192.0.2.7'],
  ['*.* action(\n  type="omfwd"\n  # for now\n  target="192.0.2.7"\n)', '192.0.2.7'],
  ['*.* action(type="omfwd"\n  target="192.0.2.7")', '192.0.2.7'],
  ['*.* action(\n  type="omfile"\n)\n*.* @192.0.2.7', '192.0.2.7'],
])('without XAPI the file of the syslog tells where the logs go: %s', async (line, to) => {
  const at = remote.slice(1);
  expect(await stored({ 'etc/rsyslog.conf': own, [at]: `${managed}${line}\n` })).toEqual([
    to,
    remote,
  ]);
});

test('an older host has it in its only file; no target and no file are told apart', async () => {
  expect(await stored({ 'etc/syslog.conf': `${own}*.* @192.0.2.7\n` })).toEqual([
    '192.0.2.7',
    '/etc/syslog.conf',
  ]);
  expect(await stored({ 'etc/rsyslog.conf': own })).toEqual(['', '/etc/rsyslog.conf']);
  expect(await stored({ 'etc/rsyslog.conf': own, [remote.slice(1)]: managed })).toEqual([
    '',
    remote,
  ]);
  expect(await stored({})).toBe('absent');
});
