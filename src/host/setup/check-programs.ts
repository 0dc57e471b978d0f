import type { HostPort, SetupFinding } from '../../model/index.js';
import { systemCommands } from '../machine/commands.js';

const limitMs = 5_000;
const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin', '/usr/libexec'];
/**
 * Any of a row will do; the console and the reset call them. What asks for the version changes
 * nothing.
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
 * The host's own programs that we call, with their versions; under a tree of files only whether
 * they are there.
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

/** The first interpreter that can load PAM; else what is there, and that it cannot. */
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
 * The first line that a program says; '' when it fails, and for a tree of files, where nothing is
 * called.
 */
async function said(host: HostPort, program: string, args: readonly string[]): Promise<string> {
  if (host.kind !== 'machine') return '';
  const run = await systemCommands.run({ program, args, limitMs });
  if (!run.ok || run.value.status !== 0) return '';
  return (run.value.stdout.trim() || run.value.stderr.trim()).split('\n')[0] ?? '';
}
