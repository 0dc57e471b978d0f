// A xapi-server process of our own build on a temporary tree, with what a bench needs to drive and
// measure it.
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { program } from './programs.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const served = process.env.XAPI_SERVER ?? program('xapi-server');

/** Starts a server on this database text; answers once it is ready. */
export async function startServer(database) {
  return startServerOn(mkdtempSync(join(tmpdir(), 'xapi-bench-')), database);
}

/**
 * The same on a tree that is there already, which is gone when the server stops. `database` null:
 * it has one.
 */
export async function startServerOn(root, database) {
  for (const folder of ['etc', 'var/lib/xcp', 'sys/class/net'])
    mkdirSync(join(root, folder), { recursive: true });
  const databasePath = join(root, 'var/lib/xcp/state.db');
  if (database !== null) writeFileSync(databasePath, database);
  const probe = join(root, 'probe.json');
  const begin = process.hrtime.bigint();
  const child = spawn(
    process.execPath,
    ['--require', join(here, 'loop-probe.cjs'), served, '--root', root],
    {
      env: { ...process.env, LOOP_PROBE_FILE: probe },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const ended = once(child, 'close');
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    ended.then(() => reject(new Error('xapi-server did not start')));
  });
  const startMs = Number(process.hrtime.bigint() - begin) / 1e6;
  const socketPath = join(root, 'var/lib/xcp/xapi');
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  /** POSTs a body; answers the answer's bytes. */
  const post = (path, type, body) =>
    new Promise((resolve, reject) => {
      const sent = request(
        {
          socketPath,
          agent,
          path,
          method: 'POST',
          headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) },
        },
        (answer) => {
          const parts = [];
          answer.on('data', (part) => {
            parts.push(part);
          });
          answer.on('end', () => {
            resolve(Buffer.concat(parts));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  const json = async (method, ...params) => {
    const answer = JSON.parse(
      await post(
        '/jsonrpc',
        'application/json',
        JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 }),
      ),
    );
    if (answer.error !== undefined)
      throw new Error(`${method}: ${answer.error.message} ${answer.error.data}`);
    return answer.result;
  };
  const session = await json('session.login_with_password', 'root', '');
  return {
    root,
    databasePath,
    socketPath,
    session,
    startMs,
    post,
    child,
    /** A call over JSON-RPC with the session. */
    call: (method, ...params) => json(method, session, ...params),
    /** { longestBlock (ms), memory (MB) } since the last time. */
    probe: async () => {
      rmSync(probe, { force: true });
      child.kill('SIGUSR2');
      while (!existsSync(probe)) await pause(5);
      return JSON.parse(readFileSync(probe, 'utf8'));
    },
    /**
     * Milliseconds its event loop's thread has run so far: what else the machine does is not in
     * them. null where the kernel does not tell.
     */
    worked: () => {
      try {
        return (
          Number(
            readFileSync(`/proc/${child.pid}/task/${child.pid}/schedstat`, 'utf8').split(' ')[0],
          ) / 1e6
        );
      } catch {
        return null;
      }
    },
    /** The kernel's mark of the highest resident memory, MB. */
    peakMemory: () =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000,
    stop: async () => {
      agent.destroy();
      child.kill('SIGTERM');
      await ended;
      rmSync(root, { recursive: true, force: true });
    },
  };
}
