import { join } from 'node:path';
import { openEmbeddedHost, type EmbeddedHost } from '../../../src/embedded/index.js';
import { asMap, connect, openSession, type WireRecord } from '../../../src/xenapi/index.js';
import { closedAfterTest, temporaryFolder } from '../host/tree.js';
import { programPath, runProgram, type ProgramEnd } from '../run/program.js';

/** An embedded host that runs, for stories of the command on it. */
export interface RunningHost {
  readonly dir: string;
  readonly embedded: EmbeddedHost;
  readonly command: (...words: readonly string[]) => Promise<ProgramEnd>;
  /** Resets the host onto eth0, untagged, and waits until it is up again. */
  readonly reset: (...words: readonly string[]) => Promise<void>;
  /** The records of a class of its XAPI. */
  readonly records: (className: string) => Promise<readonly WireRecord[]>;
  /** How many PIFs, Bonds, VLANs and tunnels there are. */
  readonly counts: () => Promise<readonly number[]>;
}

/** Makes an embedded host and boots it; it ends with the test. */
export async function runningHost(): Promise<RunningHost> {
  const dir = join(temporaryFolder(), 'tree');
  const opened = await openEmbeddedHost({
    dir,
    profile: null,
    serverProgram: programPath('xapi-server'),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const host = opened.value;
  closedAfterTest(() => host.close());
  await host.boot();
  const command = (...words: readonly string[]): Promise<ProgramEnd> =>
    runProgram('xe-reset-networking', ['--root', dir, ...words]);
  const records = async (className: string): Promise<readonly WireRecord[]> => {
    const session = await openSession(connect({ socketPath: join(dir, 'var/lib/xcp/xapi') }));
    if (!session.ok) throw new Error(JSON.stringify(session.error));
    const answer = await session.value.call(`${className}.get_all_records`, []);
    await session.value.close();
    return answer.ok ? Object.values(asMap(answer.value)).map(asMap) : [];
  };
  return {
    dir,
    embedded: host,
    command,
    records,
    reset: async (...words) => {
      const up = new Promise<void>((resolve) => {
        let down = false;
        const stop = host.onEvent((event) => {
          down ||= event.kind === 'stopping';
          if (!down || event.kind !== 'ready') return;
          stop();
          resolve();
        });
      });
      const ran = await command('--device', 'eth0', '--novlan', '--yes', ...words);
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      await up;
    },
    counts: () =>
      Promise.all(
        ['PIF', 'Bond', 'VLAN', 'tunnel'].map(async (name) => (await records(name)).length),
      ),
  };
}
