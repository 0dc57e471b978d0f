import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dropInsFor } from '../../../src/host/setup/drop-ins.js';
import { temporaryFolder, writeTree } from './tree.js';

const systemd = '/lib/systemd/systemd';
const stockUnits = '/lib/systemd/system';
const ownUnits = resolve(__dirname, '../../../assets/units');
const guestUnits = resolve(__dirname, '../../machine/guest/etc/systemd/system');
/** systemd refuses to compute a start-up as root. */
const nobody = 65_534;

/** Whether this machine's systemd can compute a start-up. */
export const hasSystemd = existsSync(systemd) && existsSync(`${stockUnits}/getty@.service`);

/**
 * Plymouth's own units, with their ordering as it is on a host. No machine of the tests has them.
 */
const plymouth = {
  'plymouth-start.service': '[Unit]\nDefaultDependencies=no\n[Service]\nExecStart=/bin/true\n',
  'plymouth-quit-wait.service':
    '[Unit]\nAfter=rc-local.service plymouth-start.service systemd-user-sessions.service\n' +
    '[Service]\nType=oneshot\nExecStart=/bin/true\n',
};

/** Units that a start of the host starts or may start. */
const wanted = [
  'plymouth-quit-wait.service',
  'plymouth-start.service',
  'rc-local.service',
  'xapi.service',
  'xcp-networkd.service',
  'xsconsole.service',
];

/** What waits for what in a start of the host, as systemd itself computes it. */
export interface StartUp {
  /** Every unit whose job the start of this unit waits for, directly or through others. */
  readonly waitsFor: (unit: string) => readonly string[];
}

/**
 * Has systemd compute the start of a host with the console on these screens. Nothing is started.
 */
export function startUpWith(screens: readonly string[]): StartUp {
  const folder = temporaryFolder();
  cpSync(ownUnits, folder, { recursive: true });
  for (const name of readdirSync(guestUnits))
    if (!name.startsWith('test-')) cpSync(join(guestUnits, name), join(folder, name));
  writeTree(folder, plymouth);
  mkdirSync(join(folder, 'multi-user.target.wants'));
  for (const unit of wanted)
    symlinkSync(`../${unit}`, join(folder, 'multi-user.target.wants', unit));
  mkdirSync(join(folder, 'getty.target.wants'));
  symlinkSync(
    `${stockUnits}/getty@.service`,
    join(folder, 'getty.target.wants/getty@tty1.service'),
  );
  for (const { path, text } of dropInsFor(screens, '/opt/xsconsole/bin/xsconsole'))
    writeTree(folder, { [path.replace('/etc/systemd/system/', '')]: text });
  chmodSync(folder, 0o755);
  const told = execFileSync(systemd, ['--test', '--system', '--unit=multi-user.target'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    env: { SYSTEMD_UNIT_PATH: `${folder}:${stockUnits}`, SYSTEMD_LOG_LEVEL: 'err' },
    ...(process.geteuid?.() === 0 ? { uid: nobody, gid: nobody } : {}),
  });
  return readStartUp(told);
}

function readStartUp(told: string): StartUp {
  const jobs = new Set([...told.matchAll(/Action: (\S+) -> start$/gmu)].map(([, unit]) => unit));
  const after = new Map<string, readonly string[]>();
  const [, ...units] = told.split(/^\t*-> Unit /mu);
  for (const text of units) {
    const name = /^(\S+):$/mu.exec(text)?.[1] ?? '';
    const before = [...text.matchAll(/^\t+After: (\S+)/gmu)].map(([, unit = '']) => unit);
    after.set(
      name,
      before.filter((unit) => jobs.has(unit)),
    );
  }
  return {
    waitsFor: (unit) => {
      const found = new Set<string>();
      for (const next = [unit]; next.length > 0;)
        for (const one of after.get(next.pop() ?? '') ?? [])
          if (!found.has(one)) {
            found.add(one);
            next.push(one);
          }
      return [...found].toSorted();
    },
  };
}
