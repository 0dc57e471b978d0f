import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { err, ok, type Result } from '../reset/index.js';

/** Where the running server's process number stands, below the root. */
const pidPath = 'run/xapi.pid';
const startLimitMs = 60_000;
const stopLimitMs = 20_000;

/** The embedded host's xapi: a process of its own, as on a real host. */
export class XapiProcess {
  private child: ChildProcess | null = null;

  /** `program`: the built xapi-server.js, run with this very Node. `onLine`: what the server says, a line at a time. */
  constructor(
    private readonly root: string,
    private readonly program: string,
    private readonly onLine: (line: string) => void,
  ) {}

  get running(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts the server and waits for its ready line (the first on its standard output). The error is its last words. */
  async start(): Promise<Result<void, string>> {
    if (this.running) return ok(undefined);
    const child = spawn(process.execPath, [this.program, '--root', this.root], { stdio: ['ignore', 'pipe', 'pipe'], detached: false });
    this.child = child;
    if (child.pid !== undefined) await writeFile(join(this.root, pidPath), `${child.pid}\n`);
    return new Promise((resolve) => {
      let last = '';
      const limit = setTimeout(() => { resolve(err(`no ready line after ${startLimitMs / 1000} s. ${last}`)); }, startLimitMs);
      const settle = (result: Result<void, string>): void => {
        clearTimeout(limit);
        resolve(result);
      };
      createInterface({ input: child.stderr }).on('line', (line) => {
        last = line;
        this.onLine(line);
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.onLine(line);
        settle(ok(undefined));
      });
      child.on('error', (error) => { settle(err(error.message)); });
      child.on('close', (code, signal) => { settle(err(last === '' ? `it ended with ${signal ?? `exit status ${code ?? 0}`}` : last)); });
    });
  }

  /** SIGTERM as `systemctl stop` sends it; SIGKILL when the server takes too long. Resolves when the process is gone. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** The plug pulled: what a forced reboot does to a process. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child !== null && this.running) {
      const gone = new Promise<void>((resolve) => { child.once('close', () => { resolve(); }); });
      const limit = setTimeout(() => { child.kill('SIGKILL'); }, stopLimitMs);
      child.kill(signal);
      await gone;
      clearTimeout(limit);
    }
    this.child = null;
    await rm(join(this.root, pidPath), { force: true });
  }
}

/** Ends a server that a killed console has left behind for this tree; a number that now belongs to another program is left alone. */
export async function endLeftOver(root: string): Promise<void> {
  try {
    const pid = Number((await readFile(join(root, pidPath), 'utf8')).trim());
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
    if (words.includes('--root') && words.includes(root)) process.kill(pid, 'SIGKILL');
  } catch {
    // No such file or process: nothing is left over.
  }
  await rm(join(root, pidPath), { force: true });
}
