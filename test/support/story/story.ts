import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NetworkBackEnd } from '../../../src/embedded/index.js';
import type { ProfileName } from '../../../src/model/index.js';
import { embeddedTree } from '../host/embedded-tree.js';
import { Operator } from './operator.js';
import { programPath, runToEnd, type ProgramEnd, type ProgramStart } from '../run/program.js';
import { Session, type StartOptions } from '../run/pty.js';
import { atRealRoot } from '../host/real-root.js';
import { writeTree } from '../host/tree.js';

const folders: string[] = [];
const sessions: Session[] = [];

/** A folder of the story's own, which is removed after it. */
export function storyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-story-'));
  folders.push(folder);
  return folder;
}

/**
 * The state of a host before the story: `booted` has run once, so that its kernel has shown its
 * NICs, and is switched off.
 */
export interface HostBefore {
  readonly profile?: ProfileName;
  readonly backEnd?: NetworkBackEnd;
  readonly files?: Readonly<Record<string, string>>;
  readonly booted?: boolean;
}

/** The folder of an embedded host; `files` are put in place of what it is made with. */
export async function newHost({
  profile = 'networkd',
  backEnd = 'bridge',
  files = {},
  booted = false,
}: HostBefore = {}): Promise<string> {
  const dir = join(storyFolder(), 'host');
  await embeddedTree(dir, profile, booted, backEnd);
  writeTree(dir, files);
  return dir;
}

/** Somebody starts a program at a terminal. */
export function openAtTerminal(
  program: string,
  args: readonly string[],
  options: StartOptions = {},
): Operator {
  const session = new Session(program, args, options);
  sessions.push(session);
  return new Operator(session);
}

/** Somebody opens the console with these arguments. */
export function openConsoleWith(args: readonly string[], options: StartOptions = {}): Operator {
  return openAtTerminal(process.execPath, [programPath('xsconsole'), ...args], options);
}

/** Somebody opens the console on a real host: `tree` is its root folder (real-root.ts). */
export function openConsoleAtRealRoot(tree: string): Operator {
  const { program, args, env } = atRealRoot(tree, 'xsconsole', []);
  const session = new Session(program, args, { env });
  sessions.push(session);
  return new Operator(session);
}

/**
 * Somebody opens the console on an embedded host and waits until its XAPI has told the host's name.
 */
export async function openConsole(tree: string, ...more: readonly string[]): Promise<Operator> {
  const operator = openConsoleWith(['--embedded', tree, ...more]);
  await operator.sees('Status Display', 'xcp-fra-01');
  return operator;
}

/** Somebody runs one of our programs at a shell, to its end. */
export function runCommand(
  name: string,
  args: readonly string[],
  start: ProgramStart = {},
): Promise<ProgramEnd> {
  return runToEnd(process.execPath, [programPath(name), ...args], start);
}

/** Process numbers of everything that was started for a tree and still runs. */
export function processesOf(tree: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && commandLine(pid).includes(tree));
}

/** The command line of a process; empty when it has ended. */
export function commandLine(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

afterEach(async () => {
  const open = sessions.splice(0);
  for (const session of open) if (session.exit === null) session.signal('SIGTERM');
  // A console that takes its leave stops its host too; one that does not is ended all the same, and
  // then told on.
  const left = await Promise.allSettled(open.map((session) => session.ended()));
  await Promise.all(open.map((session) => session.close()));
  const orphans = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((name) => processesOf(join(folder, name))),
  );
  for (const pid of orphans) process.kill(pid, 'SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  expect(left.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(orphans).toEqual([]);
});
