import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../../support/run/program.js';
import { pool, poolFile, type Tables } from '../pool-file.js';

/** What a xapi-server of a test is started on. */
export interface ServerStart {
  /** Tables of the database, or the file's text. */
  readonly database?: Tables | string;
  /** Lines of the password file; with them the server listens on a TCP port of the loopback too. */
  readonly passwords?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Words for node itself. */
  readonly nodeArguments?: readonly string[];
  /** The tree of a server that has ended, with its database. */
  readonly root?: string;
  /** Files to put under the root before the start. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A real xapi-server process on a tree of its own. */
export interface ServerProcess {
  readonly root: string;
  readonly socketPath: string;
  readonly databasePath: string;
  /** `http://127.0.0.1:port`; "" without TCP. */
  readonly url: string;
  readonly child: ChildProcessWithoutNullStreams;
  /** All it has said on standard error so far. */
  readonly said: () => string;
  /** Resolves when a line it said matches. */
  readonly hasSaid: (pattern: RegExp) => Promise<void>;
  /** Its resident memory's highest mark so far, in bytes, as the kernel counts it. */
  readonly peakMemory: () => number;
  /** SIGTERM, and its exit status. */
  readonly stop: () => Promise<number | null>;
}

const running: {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<number | null>;
  readonly root: string;
}[] = [];

/** Ends every server of the test and removes its tree. */
export async function stopServers(): Promise<void> {
  for (const { child, ended, root } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * Starts the server and waits for its one line of addresses; a server that ends before it is an
 * error with all it said.
 */
export async function startProcess(start: ServerStart = {}): Promise<ServerProcess> {
  const root = start.root ?? mkdtempSync(join(tmpdir(), 'xapi-process-'));
  for (const folder of ['etc', 'var/lib/xcp', 'var/tmp', 'sys/class/net'])
    mkdirSync(join(root, folder), { recursive: true });
  const databasePath = join(root, 'var/lib/xcp/state.db');
  const database = start.database ?? pool();
  if (start.root === undefined)
    writeFileSync(databasePath, typeof database === 'string' ? database : poolFile(database));
  for (const [path, content] of Object.entries(start.files ?? {}))
    writeFileSync(join(root, path), content);
  const args = [...(start.nodeArguments ?? []), programPath('xapi-server'), '--root', root];
  if (start.passwords !== undefined) {
    writeFileSync(join(root, 'passwords'), `${start.passwords.join('\n')}\n`);
    args.push('--listen', '127.0.0.1:0', '--password-file', join(root, 'passwords'));
  }
  const child = spawn(process.execPath, args, {
    env: { ...process.env, XSCONSOLE_ROOT: '', ...start.env },
  });
  let out = '';
  let said = '';
  const watchers = new Set<() => void>();
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (status) => {
      resolve(status);
      for (const watch of watchers) watch();
    });
  });
  running.push({ child, ended, root });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    for (const watch of watchers) watch();
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('\n')) resolve();
    });
    void ended.then((status) => {
      reject(new Error(`xapi-server ended with ${status ?? 'a signal'}: ${said}`));
    });
  });
  const hasSaid = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const watch = () => {
        if (!pattern.test(said) && child.exitCode === null) return;
        watchers.delete(watch);
        if (pattern.test(said)) resolve();
        else reject(new Error(`never said ${String(pattern)}, but: ${said}`));
      };
      watchers.add(watch);
      watch();
    });
  return {
    root,
    databasePath,
    child,
    hasSaid,
    said: () => said,
    socketPath: join(root, 'var/lib/xcp/xapi'),
    url: /http:\/\/\S+/.exec(out)?.[0] ?? '',
    peakMemory: () =>
      Number(
        /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8'))?.[1],
      ) * 1024,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
