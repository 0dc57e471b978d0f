import { openResets } from '../../../src/host/index.js';
import { runningHost, type RunningHost } from '../../support/story/running-host.js';

let host: RunningHost;
beforeAll(async () => {
  host = await runningHost();
});

const command = (...words: readonly string[]) => host.command(...words);
const reset = (...words: readonly string[]) => host.reset(...words);
const counts = () => host.counts();
const plugged = async () =>
  (await host.records('PBD')).filter((pbd) => pbd['currently_attached'] === true).length;

test(
  'what a reset has wiped is listed with the commands of xe, made again by hand, and once ' +
    'more by --then-rebuild',
  async () => {
    const early = await command('--rebuild');
    expect(early.status).toBe(1);
    expect(early.stderr).toContain('Nothing is kept');
    const before = await counts();
    const pluggedBefore = await plugged();
    await reset();
    // The way to the SAN was an address on eth1, which the reset has wiped.
    expect(await plugged()).toBe(pluggedBefore - 1);
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

    const held = await (await openResets(host.embedded.host)).hold('somebody');
    const second = await command('--rebuild');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('somebody');
    if (held.ok) await held.value();

    const made = await command('--rebuild');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain('Everything that was wanted is there.');
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
