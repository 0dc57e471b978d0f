import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasSystemd, startUpWith } from '../support/host/start-up.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';
import { has, testWhere } from '../support/run/test-where.js';

const units = resolve(__dirname, '../../assets/units');
const systemdNeeds = 'it needs systemd';

testWhere(hasSystemd, systemdNeeds)('the console waits for nothing that may never come up', () => {
  const { waitsFor } = startUpWith(['tty1', 'hvc0']);
  const mayHang = [
    'getty@tty1.service',
    'network.target',
    'plymouth-quit-wait.service',
    'rc-local.service',
    'remote-fs.target',
    'systemd-user-sessions.service',
    'xapi.service',
    'xcp-networkd.service',
    'xsconsole.service',
  ];
  for (const screen of ['tty1', 'hvc0']) {
    const before = waitsFor(`xsconsole-recovery@${screen}.service`);
    expect(before.filter((unit) => mayHang.includes(unit))).toEqual([]);
    // With local file systems it has what a login has.
    expect(before).toEqual(expect.arrayContaining(['sysinit.target', 'local-fs.target']));
    expect(before).toContain('xsconsole-kernel-messages.service');
  }
  // The units that had the screen are in the same start, and do wait.
  expect(waitsFor('xsconsole.service')).toEqual(
    expect.arrayContaining(['xapi.service', 'rc-local.service', 'plymouth-quit-wait.service']),
  );
  expect(waitsFor('getty@tty1.service')).toEqual(
    expect.arrayContaining(['rc-local.service', 'systemd-user-sessions.service']),
  );
  expect(waitsFor('xsconsole-kernel-messages.service')).not.toContain('sysinit.target');
});

testWhere(has('systemd-analyze'), systemdNeeds)('systemd finds no fault in any unit', () => {
  const root = temporaryFolder();
  cpSync(units, join(root, 'usr/lib/systemd/system'), { recursive: true });
  const programs = ['bin/sh', 'bin/plymouth', 'opt/xsconsole/bin/xsconsole'];
  for (const path of [...programs, 'opt/xsconsole/bin/complete-network-reset']) {
    writeTree(root, { [path]: '#!/bin/sh\n' });
    chmodSync(join(root, path), 0o755);
  }
  // What they need of the host's own.
  const stock = ['basic', 'getty', 'local-fs', 'rescue', 'shutdown', 'sysinit'];
  for (const name of stock)
    writeTree(root, { [`usr/lib/systemd/system/${name}.target`]: '[Unit]\nDescription=stock\n' });
  const names = readdirSync(units).map((name) => name.replace('@.', '@tty1.'));
  const verify = (): string => {
    const run = spawnSync('systemd-analyze', ['verify', '--man=no', `--root=${root}`, ...names], {
      encoding: 'utf8',
    });
    return `${run.status} ${run.stderr}`;
  };
  expect(verify()).toBe('0 ');
  execFileSync('rm', [join(root, 'opt/xsconsole/bin/complete-network-reset')]);
  expect(verify()).toMatch(/^1 .*complete-network-reset is not executable/u);
});
