import { join } from 'node:path';
import { openEmbeddedHost, type EmbeddedHost } from '../../../src/embedded/index.js';
import { openResets } from '../../../src/host/index.js';
import { asMap, connect, openSession, type WireRecord } from '../../../src/xenapi/index.js';
import { programPath, runProgram } from '../../support/run/program.js';
import { closedAfterTest, temporaryFolder } from '../../support/host/tree.js';

const dir = join(temporaryFolder(), 'tree');
let host: EmbeddedHost;

beforeAll(async () => {
  const opened = await openEmbeddedHost({
    dir,
    profile: null,
    serverProgram: programPath('xapi-server'),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  host = opened.value;
  closedAfterTest(() => host.close());
  await host.boot();
});

const command = (...words: readonly string[]) =>
  runProgram('xe-reset-networking', ['--root', dir, ...words]);

/** Resets the host and waits until it is up again. */
async function reset(...words: readonly string[]): Promise<void> {
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
}

async function records(className: string): Promise<readonly WireRecord[]> {
  const opened = await openSession(connect({ socketPath: join(dir, 'var/lib/xcp/xapi') }));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const answer = await opened.value.call(`${className}.get_all_records`, []);
  await opened.value.close();
  return answer.ok ? Object.values(asMap(answer.value)).map(asMap) : [];
}

const counts = async (): Promise<readonly number[]> =>
  Promise.all(['PIF', 'Bond', 'VLAN', 'tunnel'].map(async (name) => (await records(name)).length));

test(
  'what a reset has wiped is listed with the commands of xe, made again by hand, and once ' +
    'more by --then-rebuild',
  async () => {
    const early = await command('--rebuild');
    expect(early.status).toBe(1);
    expect(early.stderr).toContain('Nothing is kept');
    const before = await counts();
    await reset();
    expect(await counts()).not.toEqual(before);

    const looked = await command('--rebuild', '--dry-run');
    expect(looked).toMatchObject({ status: 0, stderr: '' });
    expect(looked.stdout).toMatch(
      /to do {2}Bond bond0\n +xe bond-create network-uuid=\S+ pif-uuids=/u,
    );
    expect(looked.stdout).toMatch(/xe vlan-create network-uuid=\S+ pif-uuid=/u);

    const one = await command('--rebuild', '--only', 'bond0', '--json');
    expect(one.status).toBe(0);
    expect(JSON.parse(one.stdout)).toMatchObject({
      items: [{ kind: 'Bond', name: 'bond0', state: 'made', reason: '' }],
    });

    const held = await (await openResets(host.host)).hold('somebody');
    const second = await command('--rebuild');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('somebody');
    if (held.ok) await held.value();

    const made = await command('--rebuild');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain('Everything that was wanted stands.');
    expect(await counts()).toEqual(before);

    const again = await command('--rebuild', '--json');
    expect(again.stdout).toContain('"state":"exists"');
    expect(again.stdout).not.toMatch(/"state":"(?:planned|made|failed|impossible)"/u);
    expect((await command('--rebuild', '--only', 'bond7')).stderr).toContain('is called bond7');

    // The same at the start-up, without a question.
    await reset('--then-rebuild');
    expect(await counts()).toEqual(before);
  },
);
