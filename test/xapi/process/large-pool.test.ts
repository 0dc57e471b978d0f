import { execFileSync } from 'node:child_process';
import { connect as connectSocket } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ok } from '../../../src/model/index.js';
import { withSession } from '../../../src/operations/index.js';
import { connect, isWireRecord } from '../../../src/xenapi/index.js';
import { request } from '../http/serve.js';
import { asText } from '../with-xapi.js';
import { startProcess, stopServers } from './server-process.js';

afterAll(stopServers);

/** A pool's file of about 20 MB, written by the generator of the benches. */
function largePool(): string {
  const generator = pathToFileURL(
    resolve(__dirname, '../../../scripts/support/pool-database.mjs'),
  ).href;
  const program =
    `import { poolDatabase } from ${JSON.stringify(generator)}; ` +
    'process.stdout.write(poolDatabase({ hosts: 16, machineBytes: 19e6 }));';
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    maxBuffer: 100e6,
  });
}

test(
  'a pool of 20 MB under 256 MB: clients that take everything, others that read nothing, ' +
    'saves between them',
  async () => {
    const text = largePool();
    expect(text.length).toBeGreaterThan(18e6);
    const server = await startProcess({ database: text });
    const target = { socketPath: server.socketPath };
    const outcome = await withSession(connect(target), async (session) => {
      const [network] = await session
        .call('network.get_all', [])
        .then((all) => (all.ok && Array.isArray(all.value) ? all.value.map(asText) : []));
      const login = connect(target);
      const ref = await login
        .call('session.login_with_password', ['root', ''])
        .then((result) => (result.ok ? asText(result.value) : ''));
      const greedy = request(
        '/jsonrpc',
        JSON.stringify({ jsonrpc: '2.0', method: 'VM.get_all_records', params: [ref], id: 1 }),
      );
      const crowd = await Promise.all(
        Array.from(
          { length: 60 },
          () =>
            new Promise<ReturnType<typeof connectSocket>>((open) => {
              const socket = connectSocket({ path: server.socketPath });
              socket.on('error', () => undefined);
              socket.on('connect', () => {
                socket.write(greedy, () => {
                  open(socket);
                });
              });
            }),
        ),
      );
      const [machines, saved] = await Promise.all([
        session.call('VM.get_all_records', []),
        session
          .call('network.set_name_label', [network ?? '', 'a new name'])
          .then(() => session.call('pool.sync_database', [])),
      ]);
      for (const socket of crowd) socket.destroy();
      return ok({
        saved: saved.ok,
        machines:
          machines.ok && isWireRecord(machines.value) ? Object.keys(machines.value).length : 0,
      });
    });
    expect(outcome).toMatchObject({ ok: true, value: { saved: true } });
    expect(outcome.ok && outcome.value.machines).toBeGreaterThan(500);
    expect(server.peakMemory() / 1e6).toBeLessThan(256);
    expect(await server.stop()).toBe(0);
  },
  120_000,
);
