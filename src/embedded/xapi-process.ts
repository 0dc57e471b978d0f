import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { usersPath } from './users.js';
import { err, ok, pause, poolPortPath, type Result } from '../model/index.js';
import { placeWithoutLinks, programEnvironment, startChild, wordBelow } from '../host/index.js';

/** The built xapi-server.js of the program that runs. */
export const serverProgram = join(dirname(__filename), 'xapi-server.js');
/** The path, below the root, of the file with the running server's process id. */
const pidPath = 'run/xapi.pid';
const startLimitMs = 60_000;
const stopLimitMs = 20_000;

/** The embedded host's xapi: a process of its own, as on a real host. */
export class XapiProcess {
  private child: ChildProcess | null = null;
  /** Settles when no server is between its start and `child`, where `end` would miss it. */
  #spawning: Promise<unknown> = Promise.resolve();
  #closed = false;

  /**
   * `program` is the built xapi-server.js; it runs with the same Node as this process. `onLine`
   * gets each line that the server prints. `onEnd` gets the server's last words when it was ready
   * and has then ended by itself.
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
   * Starts the server and waits for its ready line, which is the first on its standard output. The
   * error is the server's last words.
   */
  async start(): Promise<Result<void, string>> {
    if (this.running) return ok(undefined);
    if (this.#closed) return err('the host is switched off');
    const spawned = this.#spawn();
    this.#spawning = Promise.allSettled([spawned]);
    const started = await spawned;
    return started.ok ? started.value.ready : started;
  }

  async #spawn(): Promise<Result<{ readonly ready: Promise<Result<void, string>> }, string>> {
    const poolPort = await wordBelow(this.root, poolPortPath);
    const passwords = join(this.root, usersPath);
    const inPool = poolPort === '' ? [] : ['--pool-port', poolPort, '--password-file', passwords];
    const place = await placeWithoutLinks(this.root, pidPath);
    const started = await startChild(() =>
      spawn(process.execPath, [this.program, '--root', this.root, ...inPool], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: programEnvironment,
        detached: false,
      }),
    );
    if (!started.ok) return started;
    const child = started.value;
    this.child = child;
    // Heard before anything else is waited for: it may end at once.
    const ready = this.#hear(child);
    await writeFile(place, `${child.pid}\n`);
    return ok({ ready });
  }

  /** Passes on what the server says; resolves when it is ready, or has ended or taken too long. */
  #hear(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Result<void, string>> {
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
      child.on('close', (code, signal) => {
        const words = last === '' ? `it ended with ${signal ?? `exit status ${code ?? 0}`}` : last;
        settle(err(words));
        if (ready && this.child === child) this.onEnd(words);
      });
    });
  }

  /**
   * Sends SIGTERM as `systemctl stop` does, and SIGKILL when the server takes too long. Resolves
   * when the process is gone.
   */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Stops the server for good: none is started any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.stop();
  }

  /** Kills the server, as a forced reboot or a power cut does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await this.#spawning;
    const { child, running } = this;
    // Before the signal, so that an end that we asked for does not call `onEnd`.
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
    await rm(await placeWithoutLinks(this.root, pidPath), { force: true });
  }
}

/**
 * Ends a server that a killed console has left running for this tree. Leaves the process alone when
 * its id now belongs to another program.
 */
export async function endLeftOver(root: string): Promise<void> {
  const pid = Number(await wordBelow(root, pidPath));
  const isOurs = async (): Promise<boolean> => {
    const words = (await wordBelow('/proc', `${pid}/cmdline`)).split('\0');
    return words.includes('--root') && words.includes(root);
  };
  while (Number.isInteger(pid) && pid > 1 && (await isOurs())) {
    process.kill(pid, 'SIGKILL');
    await pause(10);
  }
  await rm(await placeWithoutLinks(root, pidPath), { force: true });
}
