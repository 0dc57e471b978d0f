import type { HostPort, SetupFinding } from '../../model/index.js';
import { systemCommands } from '../machine/commands.js';

const limitMs = 5_000;
const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin', '/usr/libexec'];
/**
 * The programs that the console and the reset call, each with the option that prints its version
 * and changes nothing. With '' the program is not run.
 */
const helpers: readonly (readonly [string, string])[] = [
  ['systemctl', '--version'],
  ['logger', '--version'],
  ['ip', '-V'],
  ['ping', '-V'],
  ['ethtool', '--version'],
  ['reboot', ''],
  ['mount', '--version'],
];
const interpreters = ['python3', 'platform-python', 'python2', 'python'];
const loadsTypes =
  'import ctypes, ctypes.util, platform; ctypes.CDLL(ctypes.util.find_library("pam") or ' +
  '"libpam.so.0"); print(platform.python_version())';

/**
 * Checks the host's own programs that we call, with their versions. For a tree of files it checks
 * only whether they exist.
 */
export async function checkPrograms(host: HostPort): Promise<readonly SetupFinding[]> {
  return Promise.all([
    checkPython(host),
    ...helpers.map(([name, option]) => checkHelper(host, name, option)),
  ]);
}

async function checkHelper(host: HostPort, name: string, option: string): Promise<SetupFinding> {
  const path = await placeOf(host, name);
  const version = path === '' || option === '' ? '' : await said(host, path, [option]);
  return {
    code: 'helper',
    state: path === '' ? 'wrong' : 'fine',
    subject: name,
    value: version === '' ? path : version,
  };
}

/**
 * Finds the first interpreter that can load PAM. If none can, it reports the first one that exists
 * as wrong.
 */
async function checkPython(host: HostPort): Promise<SetupFinding> {
  let found = '';
  for (const name of interpreters) {
    const path = await placeOf(host, name);
    if (path === '') continue;
    found ||= path;
    if (host.kind !== 'machine')
      return { code: 'python', state: 'notLooked', subject: '', value: path };
    const version = await said(host, path, ['-c', loadsTypes]);
    if (version !== '')
      return { code: 'python', state: 'fine', subject: '', value: `${path} ${version}` };
  }
  return { code: 'python', state: 'wrong', subject: '', value: found };
}

async function placeOf(host: HostPort, name: string): Promise<string> {
  if (host.kind === 'machine') return (await systemCommands.find(name)) ?? '';
  for (const folder of folders)
    if (await host.files.exists(`${folder}/${name}`)) return `${folder}/${name}`;
  return '';
}

/**
 * The first line of a program's output. '' when it fails, and for a tree of files, where no program
 * is run.
 */
async function said(host: HostPort, program: string, args: readonly string[]): Promise<string> {
  if (host.kind !== 'machine') return '';
  const run = await systemCommands.run({ program, args, limitMs });
  if (!run.ok || run.value.status !== 0) return '';
  return (run.value.stdout.trim() || run.value.stderr.trim()).split('\n')[0] ?? '';
}
