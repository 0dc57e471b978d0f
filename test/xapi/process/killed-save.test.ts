import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withSession } from '../../../src/operations/index.js';
import { connect } from '../../../src/xenapi/index.js';
import { readDatabase } from '../../../src/xapi/database/reader.js';
import { writeDatabase } from '../../../src/xapi/database/writer.js';
import { XapiOfItsOwn } from '../../support/story/after-reboot.js';
import { startProcess, stopServers, type ServerProcess } from './server-process.js';

afterEach(stopServers);

const hook = ['--require', resolve(__dirname, '../../support/disk/failing-disk.cjs')];

/** Renames a network and asks for a save; false when the server died over it. */
async function change({ socketPath }: ServerProcess, name = 'the new name'): Promise<boolean> {
  const client = connect({ socketPath });
  const outcome = await withSession(client, async (session) => {
    const named = await session.call('network.set_name_label', ['free', name]);
    return named.ok ? session.call('pool.sync_database', []) : named;
  });
  return outcome.ok;
}

/** The database as a load would find it, in one spelling. */
function content(server: ServerProcess): string {
  const read = readDatabase([readFileSync(server.databasePath, 'utf8')]);
  if (!read.ok) throw new Error(`line ${read.error.line}: ${read.error.reason}`);
  return [...writeDatabase(read.value)]
    .join('')
    .replace(/generation_count" value="\d+"/, '')
    .replace(/__[cm]time="\d+"/g, '');
}

test(
  'SIGKILL at any change of the file system during a save leaves the old database or the new ' +
    'one',
  async () => {
    const counted = await startProcess({ nodeArguments: hook, env: { FAILING_DISK: '{}' } });
    const old = content(counted);
    await counted.stop();

    const report = join(counted.root, 'changes');
    const watched = await startProcess({
      nodeArguments: hook,
      env: { FAILING_DISK: JSON.stringify({ report }) },
    });
    expect(await change(watched)).toBe(true);
    const fresh = content(watched);
    expect(fresh === old).toBe(false);
    await watched.stop();
    const changes = readFileSync(report, 'utf8').trim().split('\n');
    const first = changes.findIndex((name) => name.includes('state.db'));
    const last = changes.findLastIndex((name) => name.includes('state.db'));
    expect(last - first).toBeGreaterThan(8);

    const seen = new Set<string>();
    for (let at = first; at <= last + 1; at += 1) {
      for (const does of changes[at] === 'write' ? ['kill', 'half'] : ['kill']) {
        const server = await startProcess({
          nodeArguments: hook,
          env: { FAILING_DISK: JSON.stringify({ at, does }) },
        });
        const answered = await change(server);
        const text = content(server);
        const left = text === old ? 'old' : text === fresh ? 'new' : text;
        // Who got the answer keeps the change; who got none may find either.
        expect({ at, change: changes[at], left }).toEqual({
          at,
          change: changes[at],
          left: answered || left === 'new' ? 'new' : 'old',
        });
        seen.add(left);
        // The next start finds a database, and its next save leaves no litter behind.
        const next = await new XapiOfItsOwn(server.root).starts();
        expect(await change(server, 'a later name')).toBe(true);
        expect(readdirSync(join(server.root, 'var/lib/xcp')).sort()).toEqual([
          'state.db',
          'state.db.generation',
          'xapi',
        ]);
        await next.stops();
        await stopServers();
      }
    }
    expect([...seen].sort()).toEqual(['new', 'old']);
  },
  240_000,
);
