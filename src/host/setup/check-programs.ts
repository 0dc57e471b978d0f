import { basename } from 'node:path';
import type { SetupCause, SetupFinding } from '../../model/index.js';
import { interpreters } from '../machine/python.js';
import { programsCalledOn, type CalledProgram } from './called-programs.js';
import { finding, inTree, notLooked } from './finding.js';
import type { ProgramAnswer, CheckedHost, RunningHost } from './running-host.js';

const loadsTypes =
  'import ctypes, ctypes.util, platform; ctypes.CDLL(ctypes.util.find_library("pam") or ' +
  '"libpam.so.0"); print(platform.python_version())';

/**
 * Checks the host's own programs that we call on a host with this network back end, with their
 * versions. Where none may be run, it checks only whether they exist.
 */
export async function checkPrograms(
  { system }: CheckedHost,
  running: RunningHost,
  backEnd: string,
): Promise<readonly SetupFinding[]> {
  const { name: profile } = await system.profile();
  return Promise.all([
    checkPython(running),
    ...programsCalledOn(profile, backEnd).map((called) => checkHelper(running, called)),
  ]);
}

const silent: ProgramAnswer = { version: '', isDamaged: false, cause: null };

async function checkHelper(
  running: RunningHost,
  { program, otherwise, option, isNeeded }: CalledProgram,
): Promise<SetupFinding> {
  const path = await running.placeOf(program, ...otherwise);
  const answer = path === '' || option === '' ? null : await running.ask(path, [option]);
  const asked = answer ?? silent;
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
async function checkPython(running: RunningHost): Promise<SetupFinding> {
  let found = '';
  let cause: SetupCause | null = null;
  for (const { program, isolated } of interpreters) {
    const path = await running.placeOf(program);
    if (path === '') continue;
    found ||= path;
    const asked = await running.ask(path, [...isolated, '-c', loadsTypes]);
    if (asked === null) return notLooked('python', inTree, { value: path });
    if (asked.version !== '') return finding('python', 'fine', `${path} ${asked.version}`);
    cause ??= asked.cause;
  }
  return finding('python', 'wrong', found, cause);
}
