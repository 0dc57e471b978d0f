import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { canChangeRoot, rootNeeds, runAtRealRoot } from '../../support/host/real-root.js';
import { makeStandIns, type StandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';
import { testWhere } from '../../support/run/test-where.js';

/** A unit, as `systemctl show` tells it. */
const shown = (id: string, wantedBy: string, load = 'loaded', active = 'inactive'): string =>
  `Id=${id}\nRequiredBy=\nWantedBy=${wantedBy}\nLoadState=${load}\nActiveState=${active}\n`;

/** A unit that runs, as `systemctl list-units` lists it. */
const listed = (unit: string): string =>
  `${unit} loaded active running Recovery console on a screen\n`;

interface Host {
  readonly tree: string;
  readonly systemctl: StandIns;
}

/** A host with systemd, whose units are in this state. */
function hostWith(units: readonly string[]): Host {
  const tree = temporaryFolder();
  writeTree(tree, {
    'sys/class/tty/console/active': 'tty0 hvc0\n',
    'opt/xsconsole/bin/xsconsole': '',
    'run/systemd/system/.keep': '',
    shown: units.join('\n'),
    listed: '',
  });
  const body = 'case $1 in show) cat /shown ;; list-units) cat /listed ;; esac';
  return {
    tree,
    systemctl: makeStandIns(tree, ['usr/bin/systemctl'], { systemctl: body }, '/'),
  };
}

/** What is started when the console is taken off the screens again. */
async function startedAgain({ tree, systemctl }: Host, listedUnits = ''): Promise<string> {
  writeTree(tree, { listed: listedUnits });
  const off = await runAtRealRoot(tree, 'xsconsole-setup', ['--restore']);
  expect(off).toMatchObject({ status: 0, stderr: '' });
  const last = systemctl.calls().at(-1) ?? '';
  return /^systemctl --no-block start (.*)$/u.exec(last)?.[1] ?? '';
}

const asRoot = testWhere(canChangeRoot(), rootNeeds);

/** The administrator wants a login on the first screen only. */
const units = [
  shown('getty@tty1.service', 'getty.target'),
  shown('xsconsole.service', ''),
  shown('serial-getty@hvc0.service', 'getty.target', 'masked'),
  shown('rescue.service', ''),
];

asRoot('what had the screens is started again, and nothing else is', async () => {
  const host = hostWith(units);
  expect((await runAtRealRoot(host.tree, 'xsconsole-setup', ['--default'])).stderr).toBe('');
  expect(host.systemctl.calls().slice(0, 3)).toEqual([
    'systemctl daemon-reload',
    'systemctl stop getty@tty1.service xsconsole.service serial-getty@hvc0.service',
    'systemctl --no-block start xsconsole-recovery@tty1.service xsconsole-recovery@hvc0.service',
  ]);
  expect(await startedAgain(host)).toBe('getty@tty1.service');
  expect(host.systemctl.calls().join('\n')).not.toContain('.target');
});

asRoot.each([
  ['tty1', 'getty@tty1.service'],
  ['hvc0', ''],
])('after a --restore that was cut off, %s gets back: "%s"', async (screen, unit) => {
  const host = hostWith(units);
  expect(await startedAgain(host, listed(`xsconsole-recovery@${screen}.service`))).toBe(unit);
});

asRoot('nothing is started where a rescue shell has the screen', async () => {
  const host = hostWith([
    shown('getty@tty1.service', 'getty.target'),
    shown('rescue.service', 'rescue.target', 'loaded', 'active'),
  ]);
  expect(await startedAgain(host, listed('xsconsole-recovery@tty1.service'))).toBe('');
});

asRoot('where systemd cannot be asked, no screen is left with nobody on it', async () => {
  const host = hostWith([]);
  rmSync(join(host.tree, 'shown'));
  expect(await startedAgain(host, listed('xsconsole-recovery@tty1.service'))).toBe(
    'getty@tty1.service xsconsole.service',
  );
});
