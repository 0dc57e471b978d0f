import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { err, ok, poolPortPath, type Result } from '../model/index.js';
import { programEnvironment } from '../host/index.js';

/** Where the running server's process number stands, below the root. */
const pidPath = 'run/xapi.pid';
/** Who may log in over TCP. */
const passwordsPath = 'etc/xsconsole/passwords';
const startLimitMs = 60_000;
const stopLimitMs = 20_000;

/** The embedded host's xapi: a process of its own, as on a real host. */
export class XapiProcess {
  private child: ChildProcess | null = null;

  /**
   * `program`: the built xapi-server.js, run with this very Node. `onLine`: what the server says, a
   * line at a time. `onEnd`: it has ended without having been asked to, after it was ready; with
   * its last words.
   */
  constructor(
    private readonly root: string,
    private readonly program: string,
    private readonly onLine: (line: string) => void,
    private readonly onEnd: (lastWords: string) => void,
  ) {}

  get running(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /**
   * Starts the server and waits for its ready line (the first on its standard output). The error is
   * its last words.
   */
  async start(): Promise<Result<void, string>> {
    if (this.running) return ok(undefined);
    const poolPort = await textOf(join(this.root, poolPortPath));
    const passwords = join(this.root, passwordsPath);
    const inPool = poolPort === '' ? [] : ['--pool-port', poolPort, '--password-file', passwords];
    const child = spawn(process.execPath, [this.program, '--root', this.root, ...inPool], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: programEnvironment,
      detached: false,
    });
    this.child = child;
    if (child.pid !== undefined) await writeFile(join(this.root, pidPath), `${child.pid}\n`);
    return new Promise((resolve) => {
      let last = '';
      let ready = false;
      const limit = setTimeout(() => {
        resolve(err(`no ready line after ${startLimitMs / 1000} s. ${last}`));
      }, startLimitMs);
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
        ready = true;
        settle(ok(undefined));
      });
      child.on('error', (error) => {
        settle(err(error.message));
      });
      child.on('close', (code, signal) => {
        const words = last === '' ? `it ended with ${signal ?? `exit status ${code ?? 0}`}` : last;
        settle(err(words));
        if (ready && this.child === child) this.onEnd(words);
      });
    });
  }

  /**
   * SIGTERM as `systemctl stop` sends it; SIGKILL when the server takes too long. Resolves when the
   * process is gone.
   */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** The plug pulled: what a forced reboot does to a process. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child, running } = this;
    // Before the signal: an end that was asked for is nobody's news.
    this.child = null;
    if (child !== null && running) {
      const gone = new Promise<void>((resolve) => {
        child.once('close', () => {
          resolve();
        });
      });
      const limit = setTimeout(() => {
        child.kill('SIGKILL');
      }, stopLimitMs);
      child.kill(signal);
      await gone;
      clearTimeout(limit);
    }
    await rm(join(this.root, pidPath), { force: true });
  }
}

/**
 * Ends a server that a killed console has left behind for this tree; a number that now belongs to
 * another program is left alone.
 */
export async function endLeftOver(root: string): Promise<void> {
  const pid = Number(await textOf(join(root, pidPath)));
  const isOurs = async (): Promise<boolean> => {
    const words = (await textOf(`/proc/${pid}/cmdline`)).split('\0');
    return words.includes('--root') && words.includes(root);
  };
  while (Number.isInteger(pid) && pid > 1 && (await isOurs())) {
    process.kill(pid, 'SIGKILL');
    await new Promise((resume) => setTimeout(resume, 10));
  }
  await rm(join(root, pidPath), { force: true });
}

/** '' when it cannot be read. */
async function textOf(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    return '';
  }
}
