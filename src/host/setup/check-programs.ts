import { isAbsolute } from 'node:path';
import type { HostPort, SetupFinding } from '../../model/index.js';
import { systemCommands } from '../machine/commands.js';
import { interpreters, pythons } from '../machine/python.js';
import { notLooked } from './finding.js';

const limitMs = 5_000;
const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];
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
  // For the proof on the wire, which Python 2 cannot give.
  ['python3', '--version'],
];
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
  const path = await placeOf(host, ...(name === 'python3' ? pythons : [name]));
  const version = path === '' || option === '' ? '' : await said(host, path, [option]);
  return {
    code: 'helper',
    state: path === '' ? 'wrong' : 'fine',
    subject: name,
    value: version === '' ? path : version,
    cause: null,
  };
}

/**
 * Finds the first interpreter that can load PAM. If none can, it reports the first one that exists
 * as wrong.
 */
async function checkPython(host: HostPort): Promise<SetupFinding> {
  let found = '';
  for (const { program, isolated } of interpreters) {
    const path = await placeOf(host, program);
    if (path === '') continue;
    found ||= path;
    if (host.kind !== 'machine') return notLooked('python', { code: 'tree' }, { value: path });
    const version = await said(host, path, [...isolated, '-c', loadsTypes]);
    if (version !== '') return aboutPython('fine', `${path} ${version}`);
  }
  return aboutPython('wrong', found);
}

function aboutPython(state: 'fine' | 'wrong', value: string): SetupFinding {
  return { code: 'python', state, subject: '', value, cause: null };
}

/** Where the first of these programs is; '' for nowhere. */
async function placeOf(host: HostPort, ...names: readonly string[]): Promise<string> {
  for (const name of names) {
    const places = isAbsolute(name) ? [name] : folders.map((folder) => `${folder}/${name}`);
    for (const place of host.kind === 'machine' ? [] : places)
      if (await host.files.exists(place)) return place;
    const found = host.kind === 'machine' ? await systemCommands.find(name) : null;
    if (found !== null) return found;
  }
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
