import { chmodSync, rmSync } from 'node:fs';
import { describeWhere } from '../support/run/test-where.js';
import { makeHostTree, snapshot, textAt } from '../support/host/host-tree.js';
import { canChangeRoot, rootNeeds, runAtRealRoot } from '../support/host/real-root.js';
import { makeStandIns, type StandIns } from '../support/host/stand-ins.js';
import { temporaryFolder } from '../support/host/tree.js';

/** A look at the wire that takes long says so on stderr. */
const withoutLook = ['--yes', '--no-probe'];

const rename = 'etc/sysconfig/network-scripts/interface-rename.py';
const looked = ['systemctl', 'service', 'mount', 'reboot', 'logger', 'xl'];
const vms = 'echo "mail 5 512 1 -b---- 7.6 1b0b8a54-0d0a-4a5e-9a3c-2f1e0d9c8b7a - -"';

const refusedByLog =
  'The system log accepts no lines (no socket): they are in /var/log/xsconsole.log.\n';

/**
 * A tree that will be somebody's `/`, with stand-ins for every command of a host at its usual
 * place.
 */
function realHost(
  bodies: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string | null>> = {},
): { readonly tree: string; readonly made: StandIns } {
  const tree = temporaryFolder();
  makeHostTree(tree, files);
  const fixed = [
    ...(files[rename] === null ? [] : [rename]),
    ...('opt/xensource/libexec/interface-reconfigure' in files
      ? ['opt/xensource/libexec/interface-reconfigure']
      : []),
  ];
  return {
    tree,
    made: makeStandIns(
      tree,
      [...looked.map((name) => `usr/sbin/${name}`), ...fixed],
      { xl: vms, logger: 'cat > /dev/null', ...bodies },
      '/',
    ),
  };
}

const hostCalls = (made: StandIns): string[] =>
  made.calls().filter((call) => !/^(xl|logger) /.test(call));

// Needs root and private mounts: on a machine without them these are skipped, and
// `test/host/machine.test.ts` is what is left.
const onRealRoot = describeWhere(canChangeRoot(), rootNeeds);

onRealRoot('on a root of its own', () => {
  test('the commands of a host of today, in their order', async () => {
    const { tree, made } = realHost();
    const { status, stdout, stderr } = await runAtRealRoot(tree, 'xe-reset-networking', [
      ...withoutLook,
      '-m',
      '10.0.0.9',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(hostCalls(made)).toEqual([
      'systemctl stop xapi',
      'systemctl stop xcp-networkd',
      'interface-rename.py --reset-to-install',
      'mount -o remount,rw /',
      'reboot -f',
    ]);
    expect(stdout).toMatch(/^! .*mail/m);
    expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth0\nMODE=dhcp\n');
    expect(textAt(tree, 'etc/xensource/pool.conf')).toBe('slave:10.0.0.9');
  });

  test.each([
    ['at once', ''],
    ['only when the command has ended', 'cat > /dev/null; '],
  ])('a logger that fails %s is told, and a file has the log of the reset', async (_, first) => {
    const { tree } = realHost({ logger: `${first}echo "no socket" >&2; exit 1` });
    const { status, stderr } = await runAtRealRoot(tree, 'xe-reset-networking', withoutLook);
    expect({ status, stderr }).toEqual({ status: 0, stderr: refusedByLog });
    const log = textAt(tree, 'var/log/xsconsole.log');
    expect(log).toMatch(/ info: reset \S+ begins: eth0$/mu);
    expect(log).toMatch(/ info: 1\/\d+ .*: done$/mu);
    expect(log).toMatch(/ info: reset ended: \w+\n$/u);
  });

  test('a server that refuses to start waits for its log too', async () => {
    const { tree } = realHost({ logger: 'cat > /dev/null; echo "no socket" >&2; exit 1' });
    const { status, stderr } = await runAtRealRoot(tree, 'xapi-server', ['--socket', '/none/xapi']);
    expect(status).toBe(1);
    const [sentence = '', ...more] = stderr.split(/(?<=\n)/u);
    expect(more).toEqual([refusedByLog]);
    expect(sentence).toContain('/none/xapi');
    expect(textAt(tree, 'var/log/xsconsole.log')).toContain(` error: ${sentence}`);
  });

  test('the files stand as they should at each command', async () => {
    const look = (name: string): string =>
      `cat /etc/xensource/pool.conf > /seen-${name}; cat /var/tmp/network-reset >> ` +
      `/seen-${name} 2>/dev/null; cat /var/lib/xcp/networkd.db >> /seen-${name} ` +
      '2>/dev/null; true';
    const { tree } = realHost({ systemctl: look('systemctl-$2'), reboot: look('reboot') });
    await runAtRealRoot(tree, 'xe-reset-networking', ['--yes', '-m', '10.0.0.9']);
    expect(textAt(tree, 'seen-systemctl-xapi')).toBe('slave:10.0.0.9{"interface_config":{}}');
    expect(textAt(tree, 'seen-reboot')).toBe('slave:10.0.0.9DEVICE=eth0\nMODE=dhcp\n');
  });

  test('the commands of a host of the design page, in their order', async () => {
    const { tree, made } = realHost(
      {},
      {
        [rename]: null,
        'opt/xensource/libexec/interface-reconfigure': '',
        'var/lib/xcp/networkd.db': null,
      },
    );
    expect((await runAtRealRoot(tree, 'xe-reset-networking', ['--yes'])).status).toBe(0);
    expect(hostCalls(made)).toEqual([
      'service network stop',
      'systemctl stop xapi',
      'interface-reconfigure --force xenbr0 rewrite --device=eth0 --mac=00:1b:21:aa:bb:00 ' +
        '--mode=dhcp',
      'reboot -f',
    ]);
  });

  test('--keep-interface-name-rules and --no-reboot leave out theirs', async () => {
    const { tree, made } = realHost();
    const { status, stdout } = await runAtRealRoot(tree, 'xe-reset-networking', [
      '--yes',
      '--keep-interface-name-rules',
      '--no-reboot',
    ]);
    expect([status, hostCalls(made)]).toEqual([
      0,
      ['systemctl stop xapi', 'systemctl stop xcp-networkd', 'mount -o remount,rw /'],
    ]);
    expect(stdout).toContain('All steps are done but the reboot.');
  });

  test('a dry run calls nothing', async () => {
    const { tree, made } = realHost();
    const { status, signal, stderr } = await runAtRealRoot(tree, 'xe-reset-networking', [
      '--dry-run',
      '--no-probe',
    ]);
    expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: '' });
    expect(hostCalls(made)).toEqual([]);
  });

  test('a service that will not stop: said in one line, files as before, services started again', async () => {
    const { tree, made } = realHost({
      systemctl:
        '[ "$1 $2" != "stop xcp-networkd" ] || { echo "Job for xcp-networkd failed." >&2; ' +
        'exit 1; }',
    });
    const before = textAt(tree, 'etc/xensource-inventory');
    const { status, stderr } = await runAtRealRoot(tree, 'xe-reset-networking', [
      '--yes',
      '-m',
      '10.0.0.9',
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain('xcp-networkd');
    expect(stderr).toContain('Job for xcp-networkd failed.');
    expect(hostCalls(made)).toContain('systemctl start xapi');
    expect(hostCalls(made)).not.toContain('reboot -f');
    expect([
      textAt(tree, 'etc/xensource/pool.conf'),
      textAt(tree, 'etc/xensource-inventory'),
      textAt(tree, 'var/tmp/network-reset'),
    ]).toEqual(['slave:10.0.0.1', before, null]);
  });

  test.each([
    [
      'fails',
      { reboot: 'echo "Failed to talk to init daemon." >&2; exit 1' },
      /Failed to talk to init daemon/,
    ],
    ['is not there', {}, /not on this host|not found/],
  ])(
    'a reboot that %s is no silent success, and --resume tells it again',
    async (how, bodies, said) => {
      const { tree, made } = realHost(bodies);
      if (how === 'is not there') rmSync(`${tree}/usr/sbin/reboot`);
      const { status, stderr } = await runAtRealRoot(tree, 'xe-reset-networking', ['--yes']);
      expect(status).toBe(1);
      expect(stderr).toMatch(said);
      expect(textAt(tree, 'var/tmp/network-reset')).not.toBeNull();
      makeStandIns(tree, ['usr/sbin/reboot'], {}, '/');
      expect((await runAtRealRoot(tree, 'xe-reset-networking', ['--resume', '--yes'])).status).toBe(
        0,
      );
      expect(hostCalls(made).at(-1)).toBe('reboot -f');
    },
  );

  test('a signal after the first change: the run goes on to its end', async () => {
    const { tree, made } = realHost({
      systemctl: 'kill -INT $PPID; kill -TERM $PPID; kill -HUP $PPID',
    });
    const { status, stderr } = await runAtRealRoot(tree, 'xe-reset-networking', withoutLook);
    expect(stderr).toBe(
      'Stopping as soon as it is safe. The step that has begun is finished first.\n',
    );
    expect([status, hostCalls(made).at(-1)]).toEqual([0, 'reboot -f']);
  });

  test(
    'a second run while one is at work is refused by name and changes nothing; the first ' +
      'goes on',
    async () => {
      const { tree, made } = realHost({
        systemctl:
          '[ "$2" != xapi ] || { /opt/node /program.js --yes --device eth1 > /second 2>&1; ' +
          'echo "status $?" >> /second; /opt/node /program.js --status > /told; }',
      });
      expect((await runAtRealRoot(tree, 'xe-reset-networking', ['--yes'])).status).toBe(0);
      const second = (textAt(tree, 'second') ?? '')
        .split('\n')
        .filter((line) => line !== '')
        .slice(-2);
      expect(second).toEqual([
        expect.stringMatching(
          /^The reset has failed\. Another reset is under way \(.*\) \(process \d+ of \S+ since .*--status shows.* Nothing was begun here\.$/,
        ),
        'status 1',
      ]);
      expect(textAt(tree, 'told')).toMatch(/process \d+/);
      expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth0\nMODE=dhcp\n');
      expect(hostCalls(made).filter((call) => call.startsWith('systemctl'))).toEqual([
        'systemctl stop xapi',
        'systemctl stop xcp-networkd',
      ]);
    },
  );

  test('not root: one line, nothing changed, nothing called', async () => {
    const { tree, made } = realHost();
    chmodSync(tree, 0o755);
    const before = snapshot(`${tree}/etc`);
    const { status, stdout, stderr } = await runAtRealRoot(
      tree,
      'xe-reset-networking',
      ['--yes'],
      {},
      65534,
    );
    expect({ status, stdout, lines: stderr }).toEqual({
      status: 1,
      stdout: '',
      lines:
        'Only root can reset the networking of this host. Nothing was changed: become root ' +
        'and run the command again.\n',
    });
    expect(hostCalls(made)).toEqual([]);
    expect(snapshot(`${tree}/etc`)).toEqual(before);
  });
});
