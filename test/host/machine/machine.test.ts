import type { MachinePort } from '../../../src/model/index.js';
import { realMachine } from '../../../src/host/machine/machine.js';
import { dryRunMachine } from '../../../src/embedded/index.js';
import { commandsInPath } from '../../support/host/host-calls.js';
import { makeStandIns, type StandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

// Each of them stands in, always: a real one among these would stop or restart the machine the test
// runs on.
const commands = ['systemctl', 'service', 'mount', 'reboot'];
const path = process.env['PATH'];

afterEach(() => {
  process.env['PATH'] = path;
});

/** Stand-ins first in PATH for every command that is looked up there. */
function standIns(bodies: Readonly<Record<string, string>> = {}): StandIns {
  const folder = temporaryFolder();
  const made = makeStandIns(folder, commands, bodies);
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  return made;
}

test('each step gives the command of the host, as the original does', async () => {
  const made = standIns();
  const machine = realMachine(commandsInPath());
  const outcomes = [
    await machine.stopService('xapi'),
    await machine.stopService('xcp-networkd'),
    await machine.stopService('network'),
    await machine.remountRoot(),
    await machine.reboot(),
    await machine.startService('xcp-networkd'),
    await machine.startService('xapi'),
    await machine.startService('network'),
  ];
  const expected = [
    'systemctl stop xapi',
    'systemctl stop xcp-networkd',
    'service network stop',
    'mount -o remount,rw /',
    'reboot -f',
    'systemctl start xcp-networkd',
    'systemctl start xapi',
    'service network start',
  ];
  expect(made.calls()).toEqual(expected);
  expect(outcomes).toEqual(
    expected.map((command) => ({ ok: true, value: { ran: true, command } })),
  );
});

test.each<[string, string, (machine: MachinePort) => ReturnType<MachinePort['reboot']>, object]>([
  [
    'a service that will not stop',
    'systemctl',
    (machine) => machine.stopService('xapi'),
    { code: 'serviceFailed', subject: 'xapi' },
  ],
  [
    'a remount that fails',
    'mount',
    (machine) => machine.remountRoot(),
    { code: 'commandFailed', subject: 'mount -o remount,rw /' },
  ],
  [
    'a reboot that fails',
    'reboot',
    (machine) => machine.reboot(),
    { code: 'rebootFailed', subject: 'reboot -f' },
  ],
])("%s is an error with the command's last words", async (_, name, step, error) => {
  standIns({ [name]: 'echo talk; echo first >&2; echo "no way" >&2; exit 4' });
  expect(await step(realMachine(commandsInPath()))).toEqual({
    ok: false,
    error: { ...error, cause: 'exit status 4: no way', retryable: true },
  });
});

test(
  'the naming script and interface-reconfigure stand at fixed places; where they are not, ' +
    'that is said',
  async () => {
    standIns();
    const machine = realMachine(commandsInPath());
    expect(await machine.resetInterfaceNames()).toMatchObject({
      error: {
        code: 'commandAbsent',
        subject: '/etc/sysconfig/network-scripts/interface-rename.py',
      },
    });
    expect(await machine.reconfigureManagement(['--force'])).toMatchObject({
      error: { code: 'commandAbsent', subject: '/opt/xensource/libexec/interface-reconfigure' },
    });
  },
);

test('under another root commands are only named', async () => {
  const made = standIns();
  const machine = dryRunMachine();
  const outcomes = [
    await machine.stopService('xapi'),
    await machine.stopService('network'),
    await machine.startService('xcp-networkd'),
    await machine.reconfigureManagement(['--force', 'xenbr0', 'rewrite']),
    await machine.resetInterfaceNames(),
    await machine.remountRoot(),
    await machine.reboot(),
  ];
  expect(outcomes).toEqual(
    [
      'systemctl stop xapi',
      'service network stop',
      'systemctl start xcp-networkd',
      '/opt/xensource/libexec/interface-reconfigure --force xenbr0 rewrite',
      '/etc/sysconfig/network-scripts/interface-rename.py --reset-to-install',
      'mount -o remount,rw /',
      'reboot -f',
    ].map((command) => ({ ok: true, value: { ran: false, command } })),
  );
  expect(made.calls()).toEqual([]);
});

test('a command that a signal has ended is begun anew: who stops our unit stops its commands too', async () => {
  const folder = temporaryFolder();
  const made = standIns({
    systemctl:
      `[ -e ${folder}/second ] && exit 0; if [ -e ${folder}/first ]; then touch ` +
      `${folder}/second; kill -HUP $$; fi; touch ${folder}/first; kill -TERM $$`,
  });
  expect(await realMachine(commandsInPath()).stopService('xapi')).toMatchObject({ ok: true });
  expect(made.calls()).toEqual(Array<string>(3).fill('systemctl stop xapi'));
});

test('a command that every time is ended by a signal has failed, and says by which', async () => {
  standIns({ systemctl: 'kill -KILL $$' });
  expect(await realMachine(commandsInPath()).stopService('xapi')).toMatchObject({
    ok: false,
    error: { code: 'serviceFailed', subject: 'xapi', cause: 'ended by SIGKILL' },
  });
});
