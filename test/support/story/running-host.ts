import { join } from 'node:path';
import {
  openEmbeddedHost,
  type EmbeddedHost,
  type EmbeddedHostOptions,
} from '../../../src/embedded/index.js';
import { asMap, connect, openSession, type WireRecord } from '../../../src/xenapi/index.js';
import { closedAfterTest, temporaryFolder } from '../host/tree.js';
import { programPath, runProgram, type ProgramEnd } from '../run/program.js';

/** An embedded host that runs, for stories of the command on it. */
export interface RunningHost {
  readonly dir: string;
  readonly embedded: EmbeddedHost;
  readonly command: (...words: readonly string[]) => Promise<ProgramEnd>;
  /** Resets the host with these words, and waits until it is up again. */
  readonly resetWith: (...words: readonly string[]) => Promise<void>;
  /** Resets the host onto eth0, untagged, and waits until it is up again. */
  readonly reset: (...words: readonly string[]) => Promise<void>;
  /** The records of a class of its XAPI. */
  readonly records: (className: string) => Promise<readonly WireRecord[]>;
  /** How many PIFs, Bonds, VLANs and tunnels there are. */
  readonly counts: () => Promise<readonly number[]>;
}

/** Makes an embedded host and boots it; it ends with the test. */
export async function runningHost(
  made: Pick<EmbeddedHostOptions, 'profile' | 'backEnd'> = {},
): Promise<RunningHost> {
  const dir = join(temporaryFolder(), 'tree');
  const opened = await openEmbeddedHost({
    dir,
    ...made,
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
  const resetWith: RunningHost['resetWith'] = async (...words) => {
    const up = new Promise<void>((resolve) => {
      let down = false;
      const stop = host.onEvent((event) => {
        down ||= event.kind === 'stopping';
        if (!down || event.kind !== 'ready') return;
        stop();
        resolve();
      });
    });
    const ran = await command('--yes', ...words);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    await up;
  };
  return {
    dir,
    embedded: host,
    command,
    records,
    resetWith,
    reset: (...words) => resetWith('--device', 'eth0', '--novlan', ...words),
    counts: () =>
      Promise.all(
        ['PIF', 'Bond', 'VLAN', 'tunnel'].map(async (name) => (await records(name)).length),
      ),
  };
}
