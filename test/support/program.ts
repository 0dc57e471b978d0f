import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(__dirname, '../..');

/** How a program ended, and everything it said. */
export interface ProgramEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What to start it with. */
export interface ProgramStart {
  /** Standard input, ended after this text. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

let bundles: string | null = null;
const found = new Map<string, string>();

/** The built program of this name: dist/ where it is newer than every source, else built for this test file. */
export function programPath(name: string): string {
  const known = found.get(name) ?? findProgram(name);
  found.set(name, known);
  return known;
}

function findProgram(name: string): string {
  const built = join(project, 'dist', `${name}.js`);
  const newest = Math.max(...['src', 'screens'].flatMap((room) => readdirSync(join(project, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts')).map((file) => statSync(join(project, room, file)).mtimeMs)));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return built;
  bundles ??= buildAnew();
  return join(bundles, `${name}.js`);
}

/** All programs as they are released, in a folder where nothing else of the project is. */
function buildAnew(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-programs-'));
  execFileSync(process.execPath, [join(project, 'scripts/build.mjs'), folder]);
  return folder;
}

afterAll(() => {
  if (bundles !== null) rmSync(bundles, { recursive: true, force: true });
  bundles = null;
  found.clear();
});

/** Runs a program of ours to its end. */
export function runProgram(name: string, args: readonly string[], start: ProgramStart = {}): Promise<ProgramEnd> {
  return runToEnd(process.execPath, [programPath(name), ...args], start);
}

/** Runs any command to its end. */
export function runToEnd(command: string, args: readonly string[], { input = '', env = {} }: ProgramStart = {}): Promise<ProgramEnd> {
  return new Promise((resolveEnd, reject) => {
    const child = spawn(command, args, { env: { ...process.env, XSCONSOLE_ROOT: '', ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (status, signal) => { resolveEnd({ status, signal, stdout, stderr }); });
    // A program that ends without reading its input closes the pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
