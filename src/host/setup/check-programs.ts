import { basename, isAbsolute } from 'node:path';
import type { HostPort, SetupCause, SetupFinding } from '../../model/index.js';
import { errorOfCommand, systemCommands } from '../machine/commands.js';
import { interpreters } from '../machine/python.js';
import { programsCalledOn, type CalledProgram } from './called-programs.js';
import { finding, notLooked } from './finding.js';

const limitMs = 5_000;
/** A shell's exit statuses for a program that it cannot run, or does not find. */
const [cannotRun, notFound] = [126, 127];
const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const loadsTypes =
  'import ctypes, ctypes.util, platform; ctypes.CDLL(ctypes.util.find_library("pam") or ' +
  '"libpam.so.0"); print(platform.python_version())';

/**
 * Checks the host's own programs that we call on a host with this network back end, with their
 * versions. For a tree of files it checks only whether they exist.
 */
export async function checkPrograms(
  host: HostPort,
  backEnd: string,
): Promise<readonly SetupFinding[]> {
  const { name: profile } = await host.system.profile();
  return Promise.all([
    checkPython(host),
    ...programsCalledOn(profile, backEnd).map((called) => checkHelper(host, called)),
  ]);
}

async function checkHelper(
  host: HostPort,
  { program, otherwise, option, isNeeded }: CalledProgram,
): Promise<SetupFinding> {
  const path = await placeOf(host, program, ...otherwise);
  const asked = path === '' || option === '' ? silent : await ask(host, path, [option]);
  return {
    code: 'helper',
    state: (path === '' && isNeeded) || asked.isDamaged ? 'wrong' : 'fine',
    subject: basename(program),
    value: asked.version || path,
    cause: asked.isDamaged ? asked.cause : null,
  };
}

/**
 * Finds the first interpreter that can load PAM. If none can, it reports the first one that exists
 * as wrong.
 */
async function checkPython(host: HostPort): Promise<SetupFinding> {
  let found = '';
  let cause: SetupCause | null = null;
  for (const { program, isolated } of interpreters) {
    const path = await placeOf(host, program);
    if (path === '') continue;
    found ||= path;
    if (host.kind !== 'machine') return notLooked('python', { code: 'tree' }, { value: path });
    const asked = await ask(host, path, [...isolated, '-c', loadsTypes]);
    if (asked.version !== '') return finding('python', 'fine', `${path} ${asked.version}`);
    cause ??= asked.cause;
  }
  return finding('python', 'wrong', found, cause);
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

/** How a program answers. */
interface Answer {
  /** The first line of its output; '' when it fails. */
  readonly version: string;
  /** It cannot do its work: it does not start, does not end, or a signal ends it. */
  readonly isDamaged: boolean;
  /** Why there is no version; null when there is one, or when nobody asked. */
  readonly cause: SetupCause | null;
}

const silent: Answer = { version: '', isDamaged: false, cause: null };

/**
 * Runs a program; for a tree of files no program is run. An older or smaller program of the same
 * name may refuse the option, but still works.
 */
async function ask(host: HostPort, program: string, args: readonly string[]): Promise<Answer> {
  if (host.kind !== 'machine') return silent;
  const run = await systemCommands.run({ program, args, limitMs });
  const failed = (isDamaged: boolean, detail: string): Answer => ({
    version: '',
    isDamaged,
    cause: { code: 'said', detail },
  });
  if (!run.ok) return failed(true, run.error.cause);
  const { status, signal, stdout, stderr } = run.value;
  if (status === 0)
    return { ...silent, version: (stdout.trim() || stderr.trim()).split('\n')[0] ?? '' };
  const isDamaged = signal !== null || status === cannotRun || status === notFound;
  return failed(isDamaged, errorOfCommand(run.value, 'commandFailed', program).cause);
}
