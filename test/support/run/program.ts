import { spawn } from 'node:child_process';
import { programPath } from './built.js';

export { programPath };

/** How a program ended, and its whole output. */
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

/** Runs a program of ours to its end. */
export function runProgram(
  name: string,
  args: readonly string[],
  start: ProgramStart = {},
): Promise<ProgramEnd> {
  return runToEnd(process.execPath, [programPath(name), ...args], start);
}

/** Runs any command to its end. */
export function runToEnd(
  command: string,
  args: readonly string[],
  { input = '', env = {} }: ProgramStart = {},
): Promise<ProgramEnd> {
  return new Promise((resolveEnd, reject) => {
    const child = spawn(command, args, { env: { ...process.env, XSCONSOLE_ROOT: '', ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolveEnd({ status, signal, stdout, stderr });
    });
    // A program that ends without reading its input closes the pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
