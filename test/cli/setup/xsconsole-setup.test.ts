import { mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { testWhere } from '../../support/run/test-where.js';
import { runProgram } from '../../support/run/program.js';
import { canChangeRoot, rootNeeds, runAtRealRoot } from '../../support/host/real-root.js';
import { setUp } from '../../support/host/host-setup.js';
import type { CommandEnd } from '../../support/host/run-here.js';
import { shapes, shapeTree } from '../../support/host/shape.js';
import { writeProgram } from '../../support/host/stand-ins.js';
import { treeState } from '../../support/host/tree-state.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';
import { textAt } from '../../support/host/host-tree.js';

/** A host whose kernel has these consoles. */
function hostWith(consoles: string, files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder();
  writeTree(root, { 'sys/class/tty/console/active': consoles, ...files });
  return root;
}

const name = '50-xsconsole-recovery.conf';

test(
  'the console is put on the first screen and on every console of the kernel, and taken off ' +
    'again',
  async () => {
    const own = { 'etc/systemd/system/getty@tty1.service.d/colours.conf': '[Service]\n' };
    const root = hostWith('tty0 hvc0\n', own);
    // An administrator wants no login on the line.
    const masked = join(root, 'etc/systemd/system/serial-getty@hvc0.service');
    symlinkSync('/dev/null', masked);
    const before = treeState(root);
    const put = await setUp('--root', root, '--default');
    expect(put).toMatchObject({ status: 0, stderr: '' });
    expect(put.stdout).toContain('would run systemctl daemon-reload');
    expect(put.stdout).toContain('The console is on tty1, hvc0.');
    expect(textAt(root, `etc/systemd/system/getty.target.d/${name}`)).toContain(
      '\n[Unit]\nWants=xsconsole-recovery@tty1.service xsconsole-recovery@hvc0.service\n',
    );
    for (const unit of ['getty@tty1', 'xsconsole', 'serial-getty@hvc0'])
      expect(textAt(root, `etc/systemd/system/${unit}.service.d/${name}`)).toContain(
        '\n[Unit]\nConditionPathExists=!/opt/xsconsole/bin/xsconsole\n',
      );
    const again = await setUp('--root', root, '--default');
    expect(again).toMatchObject({ status: 0, stdout: put.stdout });
    expect(readlinkSync(masked)).toBe('/dev/null');
    const off = await setUp('--root', root, '--restore');
    expect(off).toMatchObject({ status: 0, stderr: '' });
    expect(off.stdout).toMatch(/^would run systemctl --no-block start (?:\S+\.service ?){3}$/mu);
    expect(treeState(root)).toEqual(before);
    expect((await setUp('--root', root, '--restore')).stdout).toBe(
      'The console was on no screen: nothing to restore.\n',
    );
  },
);

test.each([
  ['ttyS0\n', 'tty1, ttyS0'],
  ['tty0 ttyS1 hvc0\n', 'tty1, ttyS1, hvc0'],
  ['tty1\n', 'tty1'],
  ['../../etc/passwd\n', 'tty1'],
  ['', 'tty1'],
])('the consoles %j stand for the screens %s', async (consoles, screens) => {
  const put = await setUp('--root', hostWith(consoles), '--default');
  expect(put.stdout).toContain(`The console is on ${screens}. `);
});

test('without --root the host of the environment is meant, and one that is not there is refused', async () => {
  const root = hostWith('tty0\n');
  const put = await runProgram('xsconsole-setup', ['--default'], { env: { XSCONSOLE_ROOT: root } });
  expect(put.status).toBe(0);
  const missing = await setUp('--root', `${root}/nowhere`, '--default');
  expect(missing).toMatchObject({ status: 1, stdout: '' });
  expect(missing.stderr).toBe(
    `There is no folder ${root}/nowhere that this user can open: --root names the top of a ` +
      "host's file tree.\n",
  );
});

test(
  'a check changes nothing and tells what is there, what is not, and what could not be ' +
    'looked at',
  async () => {
    const root = hostWith('tty0 hvc0\n', {
      'etc/xensource-inventory':
        "INSTALLATION_UUID='5c4a6e2e-6f1d-4f3c-9f5a-0d3f6a2b1c00'\nPRODUCT_BRAND='XCP-ng'\n" +
        "PRODUCT_VERSION='8.3.0'\n",
      'etc/xensource/network.conf': 'openvswitch\n',
      'etc/pam.d/password-auth': 'auth required pam_unix.so\naccount required pam_unix.so\n',
      'opt/xensource/bin/xapi': 'looks at /var/tmp/network-reset when it starts',
      'usr/bin/python3': '',
      'usr/bin/logger': '',
      'proc/sys/kernel/printk': '4\t4\t1\t7\n',
    });
    const before = treeState(root);
    const looked = await setUp('--root', root, '--check', '--json');
    expect(looked).toMatchObject({ status: 0, stderr: '' });
    const codes = new Set([...looked.stdout.matchAll(/"code":"(\w+)"/gu)].map(([, code]) => code));
    expect([...codes].toSorted()).toEqual([
      'backEnd',
      'helper',
      'kernelMessages',
      'namingScript',
      'pam',
      'profile',
      'python',
      'root',
      'screen',
      'socket',
      'space',
      'system',
      'trigger',
      'xapi',
    ]);
    expect(looked.stdout).toContain(
      '{"code":"trigger","state":"fine","subject":"","value":"/var/tmp/network-reset","advice":""}',
    );
    const told = async (label: string): Promise<string | undefined> =>
      (await setUp('--root', root, '--check')).stdout
        .split('\n')
        .find((line) => line.includes(label));
    expect(await told('Host profile')).toMatch(/^ok +Host profile +networkd XCP-ng 8\.3\.0$/u);
    expect(await told('Trigger ')).toMatch(/^ok .*\/var\/tmp\/network-reset$/u);
    expect(await told('Network back end')).toMatch(/^ok .*openvswitch$/u);
    expect(await told('PAM service')).toMatch(/^ok .*password-auth$/u);
    expect(await told('Python for PAM')).toMatch(/^- .*\/usr\/bin\/python3 not looked$/u);
    expect(await told('Program logger')).toMatch(/^ok /u);
    expect(await told('Program ethtool')).toMatch(/^FAILED .*none$/u);
    expect(await told('Program interface-reconfigure')).toBe(undefined);
    expect(await told('Program ovs-vsctl')).toMatch(/^FAILED .*none$/u);
    // A page only tells less without it.
    expect(await told('Program dmidecode')).toMatch(/^ok .*none$/u);
    expect(await told('Kernel console level')).toMatch(/^ok .*4$/u);
    expect(await told('Screen hvc0')).toMatch(/^ok .*line$/u);
    expect(treeState(root)).toEqual(before);
  },
);

test('kernel messages are no fault of a host until its screens have the console', async () => {
  const root = hostWith('tty0\n', { 'proc/sys/kernel/printk': '4\t4\t1\t7\n' });
  const level = async (): Promise<string | undefined> =>
    (await checked(root)).get('Kernel console level');
  expect(await level()).toBe('ok 4 It is lowered when the console is put on the screens.');
  await setUp('--root', root, '--default');
  expect(await level()).toMatch(/^FAILED 4 Kernel messages are written over the console: /u);
  writeTree(root, { 'proc/sys/kernel/printk': '1\t4\t1\t7\n' });
  expect(await level()).toBe('ok 1');
});

test('what a host may well be without is not called wrong, and it is said what that means', async () => {
  const { stdout } = await setUp('--root', hostWith('tty0\n'), '--check');
  expect(stdout).toMatch(/^ok +Trigger +none\n +No XAPI on this host names the trigger: /mu);
  expect(stdout).toMatch(/^ok +Naming script +none\n +Without it a reset keeps the names /mu);
  // Nobody runs a tree of files.
  expect(stdout).toMatch(/^- +XAPI +not looked$/mu);
});

/** What a check says of a tree, by what it is said of: the state, and every line of it. */
async function checked(root: string): Promise<ReadonlyMap<string, string>> {
  const before = treeState(root);
  const told = findingsOf(await setUp('--root', root, '--check'));
  expect(treeState(root)).toEqual(before);
  return told;
}

function findingsOf({ status, stdout }: CommandEnd): ReadonlyMap<string, string> {
  expect(status).toBe(0);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  return new Map(
    [...stdout.matchAll(/^(ok|FAILED|-) +(\S.*?)(?:  +(.*))?\n((?: {7}.*\n)*)/gmu)].map(
      ([, state = '', label = '', found = '', more = '']) => [
        label,
        [state, found, ...more.split('\n').map((line) => line.trim())]
          .filter((word) => word !== '')
          .join(' '),
      ],
    ),
  );
}

test.each(shapes)('of the recorded kernel %s no fact is made up', async (name) => {
  const found = await checked(shapeTree(name));
  // The disk of this machine holds the tree.
  const fine = [...found].filter(
    ([label, what]) =>
      what.startsWith('ok') &&
      !label.startsWith('Free space') &&
      // One that a page can do without.
      !/^Program .*: ok none /u.test(`${label}: ${what}`),
  );
  expect(fine.map(([label]) => label)).toEqual(['Trigger', 'Naming script']);
  for (const [, what] of found)
    if (what.startsWith('- ')) expect(what).toMatch(/not looked (?:This is a tree|\/).+\.$/u);
});

test('what cannot be read is not called missing, and what is no good is not called fine', async () => {
  const root = hostWith('tty0 ttyAMA0\n', {
    'etc/xensource-inventory': "PRODUCT_BRAND='XenServer'\n",
    'etc/pam.d/password-auth': 'auth required pam_unix.so\n',
    'usr/libexec/platform-python': '',
    'proc/sys/kernel/printk': 'rubbish\n',
    'var/xapi/xapi': '',
  });
  mkdirSync(join(root, 'etc/xensource/network.conf'), { recursive: true });
  const found = await checked(root);
  expect(found.get('Host profile')).toBe(
    'FAILED networkd XenServer /etc/xensource-inventory does not name INSTALLATION_UUID. ' +
      'A reset refuses to start where the inventory does not say which host this is.',
  );
  expect(found.get('Network back end')).toMatch(
    /^FAILED none \/etc\/xensource\/network\.conf cannot be read\b/u,
  );
  expect(found.get('PAM service')).toContain('/etc/pam.d/password-auth checks no accounts');
  expect(found.get('Python for PAM')).toMatch(/^- \/usr\/libexec\/platform-python not looked /u);
  expect(found.get('Program python3')).toBe('ok /usr/libexec/platform-python');
  expect(found.get('XAPI socket')).toBe('ok /var/xapi/xapi');
  expect(found.get('Kernel console level')).toBe(
    '- not looked /proc/sys/kernel/printk does not name a level.',
  );
  expect(found.get('Screen tty1')).toBe(
    '- not looked This is a tree of files, and only a running host can tell.',
  );
  expect(found.get('Screen ttyAMA0')).toBe('ok line');
});

testWhere(canChangeRoot(), rootNeeds)(
  'a program that is damaged is not called fine, one that only knows no such option is',
  async () => {
    const tree = temporaryFolder();
    const bodies = {
      ip: 'kill -SEGV $$',
      ethtool: 'echo "error while loading shared libraries: libmnl.so.0" >&2; exit 127',
      ping: 'echo "ping: invalid option" >&2; exit 1',
      logger: 'echo logger 2.23',
      python3: 'echo "Traceback:" >&2; echo "ImportError: No module named _ctypes" >&2; exit 1',
    };
    for (const [name, body] of Object.entries(bodies))
      writeProgram(join(tree, 'usr/bin', name), body);
    writeProgram(join(tree, 'usr/bin/mount'), '', '#!/nowhere\n');
    const found = findingsOf(await runAtRealRoot(tree, 'xsconsole-setup', ['--check']));
    expect(found.get('Program ip')).toBe(
      'FAILED /usr/bin/ip ended by SIGSEGV. No temporary address can be given.',
    );
    expect(found.get('Program ethtool')).toBe(
      'FAILED /usr/bin/ethtool exit status 127: error while loading shared libraries: ' +
        'libmnl.so.0. Display NICs cannot make the light of a port blink.',
    );
    expect(found.get('Program mount')).toMatch(/^FAILED \/usr\/bin\/mount .*ENOENT/u);
    expect(found.get('Program ping')).toBe('ok /usr/bin/ping');
    expect(found.get('Program logger')).toBe('ok logger 2.23');
    expect(found.get('Python for PAM')).toBe(
      'FAILED /usr/bin/python3 exit status 1: ImportError: No module named _ctypes. Without ' +
        'Python and its ctypes only the password of a local user is checked.',
    );
  },
);

test('a host that comes up with other consoles gives the former one back', async () => {
  const others = { 'etc/systemd/system/getty@tty2.service.d/colours.conf': '[Service]\n' };
  const root = hostWith('tty0 hvc0\n', others);
  mkdirSync(join(root, 'etc/systemd/system/cron.service.d'));
  const before = treeState(root);
  await setUp('--root', root, '--default');
  writeTree(root, { 'sys/class/tty/console/active': 'tty0 ttyS0\n' });
  const put = await setUp('--root', root, '--default');
  expect(put.stdout).toContain(`removed /etc/systemd/system/serial-getty@hvc0.service.d/${name}\n`);
  expect(put.stdout).toContain('would run systemctl --no-block start serial-getty@hvc0.service\n');
  expect(put.stdout).toContain('The console is on tty1, ttyS0.');
  expect(put.stdout).toContain('until the package is installed, the screens keep what is on them');
  await setUp('--root', root, '--restore');
  writeTree(root, { 'sys/class/tty/console/active': 'tty0 hvc0\n' });
  expect(treeState(root)).toEqual(before);
});

test('the program ends as the command does, with status 2 for a wrong command line', async () => {
  const refused = await runProgram('xsconsole-setup', ['--chek']);
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toContain('There is no option --chek');
});

test.each([
  [[], 'Give --check, --default or --restore. Try xsconsole-setup --help.'],
  [['--json'], 'Give --check, --default or --restore'],
  [['--check', '--default'], '--check and --default do not go together'],
  [['--restore', '--json'], '--json and --restore do not go together'],
  [['--check=1'], '--check takes no value'],
  [['--root'], '--root needs a value'],
  [['--root='], '--root is empty'],
  [['--chek'], 'There is no option --chek'],
  [['--check', 'tty1'], '"tty1" is not an option. Try xsconsole-setup --help.'],
  [['--re=1', '--def', '--ch'], '--restore takes no value'],
])('the command line %j is refused', async (args, why) => {
  const refused = await setUp(...args);
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toContain(why);
});
