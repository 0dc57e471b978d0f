import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canChangeRoot, rootNeeds } from '../../support/host/real-root.js';
import { temporaryFolder } from '../../support/host/tree.js';
import { testWhere } from '../../support/run/test-where.js';

const helper = join(__dirname, '../../../assets/libexec/kernel-messages');

/** What systemd is configured to show, and what it was told over a signal since: '' for nothing. */
interface ShowStatus {
  readonly configured: string;
  readonly told: string;
}

/**
 * systemctl and busctl of a systemd that shows its status as these files say. The property is a
 * boolean: since version 246 whether it shows something now, before that whether it is not `no`.
 */
const commands = (version: number): Readonly<Record<string, string>> => ({
  systemctl: `
[ "$*" = 'show --property=ShowStatus' ] || exit 1
status=$(cat told); [ -n "$status" ] || status=$(cat configured)
case $status in
yes | temporary) echo ShowStatus=yes ;;
auto | error) echo ShowStatus=${version < 246 ? 'yes' : 'no'} ;;
*) echo ShowStatus=no ;;
esac`,
  busctl: `
[ ${version} -ge 246 ] || { echo 'Unknown method SetShowStatus' >&2; exit 1; }
case $* in *'Manager SetShowStatus s ') echo -n > told ;; *) exit 1 ;; esac`,
});

/** Process 1 of its own, which hears the two signals as systemd does. */
const init = `
set -e
mount -t tmpfs none /run
mkdir -p /run/systemd/system
mount --bind printk /proc/sys/kernel/printk
trap 'echo yes > told' 54
trap 'echo no > told' 55
sh "$1" quiet; sh "$1" quiet
cat printk told > quiet
sh "$1" restore; sh "$1" restore
[ ! -e /run/xsconsole/kernel-messages ]
`;

/** Silences the console of a host and gives it back; answers what there is in between and after. */
function quietAndRestore(version: number, configured: string) {
  const folder = temporaryFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const [name, script] of Object.entries(commands(version))) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8').trim();
  const before = { printk: '7\t4\t1\t7\n', configured, told: '' };
  for (const [name, content] of Object.entries(before)) writeFileSync(join(folder, name), content);
  const { status, stderr } = spawnSync(
    'unshare',
    ['--mount', '--pid', '--fork', '--mount-proc', 'sh', '-c', init, 'sh', helper],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin` },
    },
  );
  const after: ShowStatus = { configured: text('configured'), told: text('told') };
  return { status, stderr, quiet: text('quiet'), level: text('printk'), after };
}

const whole = { status: 0, stderr: '', quiet: '1\nno', level: '7' };
const withRoot = testWhere(canChangeRoot(), rootNeeds);

withRoot.each(['yes', 'no', 'auto', 'error', 'temporary'])(
  'systemd goes back to what it is configured to show: %s',
  (configured) => {
    const after = { configured, told: '' };
    expect(quietAndRestore(252, configured)).toEqual({ ...whole, after });
  },
);

withRoot.each([
  ['yes', 'yes'],
  ['auto', 'yes'],
  ['no', 'no'],
])('an old systemd that showed %s is told %s', (configured, told) => {
  expect(quietAndRestore(219, configured)).toEqual({ ...whole, after: { configured, told } });
});
