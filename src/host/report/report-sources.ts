import { fixedRulesPath, hostPaths, keptRulesPath, namingFolder } from '../../model/index.js';
import { commandLine, type Command, type Commands } from '../machine/commands.js';
import type { ReportFormat } from './mask.js';

/**
 * A file of the host for the support report. `tailBytes` takes only the end of the file, for logs.
 */
export interface ReportFile {
  readonly path: string;
  readonly tailBytes?: number;
  /** How to tell its values from secrets. By default it is masked as free text. */
  readonly format?: ReportFormat;
}

const logTail = 256 * 1024;
const limitMs = 5_000;

/**
 * The files that explain a host's networking and its resets. Absent files are left out. No file
 * here is secret as a whole.
 */
export const reportFiles: readonly ReportFile[] = [
  ...[
    hostPaths.poolConf,
    hostPaths.networkBackEnd,
    '/etc/firstboot.d/data/initial_network_device_rules.conf',
    hostPaths.networkdDatabase,
    hostPaths.networkCache,
    hostPaths.localDatabase,
    fixedRulesPath,
    keptRulesPath,
    `${namingFolder}/.from_install/static-rules.conf`,
    `${namingFolder}/.from_install/dynamic-rules.json`,
    '/etc/hosts',
    '/etc/xsconsole/settings.json',
  ].map((path) => ({ path })),
  ...[
    hostPaths.inventory,
    hostPaths.management,
    '/var/tmp/network-reset',
    '/tmp/network-reset',
    '/etc/resolv.conf',
    '/etc/chrony.conf',
    '/etc/xsconsole/console.conf',
    '/etc/os-release',
  ].map((path) => ({ path, format: 'settings' as const })),
  ...['/etc/hostname', '/etc/redhat-release'].map((path) => ({ path, format: 'plain' as const })),
  ...[
    'xensource.log',
    'daemon.log',
    'messages',
    'kern.log',
    'interface-rename.log',
    'xsconsole.log',
    'SMlog',
  ].map((name) => ({ path: `/var/log/${name}`, tailBytes: logTail })),
];

/** Commands that show the kernel's and the daemons' own view, on the machine itself. */
const commands: readonly Command[] = [
  { program: 'uname', args: ['-a'], limitMs },
  { program: 'ip', args: ['-d', 'address'], limitMs },
  { program: 'ip', args: ['route', 'show', 'table', 'all'], limitMs },
  { program: 'ip', args: ['-6', 'route'], limitMs },
  { program: 'ovs-vsctl', args: ['--timeout=4', 'show'], limitMs },
  {
    program: 'systemctl',
    args: ['status', '--no-pager', 'xapi', 'xcp-networkd', 'openvswitch'],
    limitMs,
  },
  {
    program: 'rpm',
    args: ['-q', 'xapi-core', 'xcp-networkd', 'xsconsole', 'interface-rename'],
    limitMs,
  },
  { program: 'dmesg', args: [], limitMs },
];

/** The end of a long output, as of a log: the newest of dmesg is what one reads. */
function endOf(output: string): string {
  return output.length <= logTail ? output : output.slice(-logTail).replace(/^[^\n]*\n/u, '');
}

/**
 * The output of each command, with its command line above it. A command that is absent or fails
 * gives its error instead.
 */
export async function commandOutputs(system: Commands): Promise<string> {
  const parts: string[] = [];
  for (const command of commands) {
    const run = await system.run(command);
    const words = run.ok
      ? `${run.value.stdout}${run.value.stderr}` +
        (run.value.status === 0 ? '' : `exit status ${run.value.status}\n`)
      : `${run.error.code}: ${run.error.cause}\n`;
    parts.push(`$ ${commandLine(command)}\n${endOf(words)}`);
  }
  return parts.join('\n');
}
