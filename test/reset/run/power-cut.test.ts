import { runPlan, undoPlan, type ResetDraft, type RunOptions } from '../../../src/reset/index.js';
import type { ProfileName } from '../../../src/model/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { drain, factsOf, operator, planOf, supporterFiles } from '../../support/host/reset-host.js';

const trigger = '/var/tmp/network-reset';

/** What a reset does, call by call. The journal's lines have the kinds of the steps in them. */
async function reset(
  profile: ProfileName,
  draft: Partial<ResetDraft> = {},
  { refused = '', reboot = true }: { refused?: string } & Partial<RunOptions> = {},
) {
  const ports = new FakePorts(supporterFiles);
  ports.refuses = (call) => call === refused;
  const facts = await factsOf(ports.files, profile);
  const plan = planOf(facts, 'plan-1', draft);
  const options = { initiator: operator, basis: facts.files, reboot };
  await drain(runPlan(plan, ports, options));
  const calls = (): readonly string[] =>
    ports.calls.map((call) =>
      call.replace(/(?<=^(?:journal|note) )\d+/u, (step) => plan.steps[Number(step)]?.kind ?? ''),
    );
  return { ports, calls };
}

test.each<readonly [what: string, ProfileName, Partial<ResetDraft>, readonly string[]]>([
  ['a reset', 'networkd', {}, ['replaceFile', 'resetInterfaceNames', 'reboot']],
  [
    'one that keeps the names',
    'networkd',
    { keepInterfaceNames: true },
    ['replaceFile', 'sync', 'reboot'],
  ],
  [
    'one that leaves pool.conf as it is',
    'networkd',
    { coordinatorAddress: '' },
    ['stopService', 'resetInterfaceNames', 'reboot'],
  ],
  [
    'one of a classic host',
    'classic',
    {},
    ['replaceFile', 'reconfigureManagement', 'sync', 'reboot'],
  ],
])(
  '%s waits for the disk only before its first change, commands for good and the reboot, and ' +
    'after the trigger',
  async (_, profile, draft, wanted) => {
    const { calls } = await reset(profile, draft);
    expect(calls().filter((call) => /^journal .* starting$/u.test(call))).toEqual(
      wanted.map((kind) => `journal ${kind} starting`),
    );
  },
);

test('all new files are on the disk, and removals tried, before the first change', async () => {
  const calls = (await reset('networkd')).calls();
  const change = calls.indexOf('journal replaceFile starting');
  expect(calls.slice(calls.indexOf('note prepareFiles starting') + 1, change).toSorted()).toEqual([
    'check /var/lib/xcp/networkd.db',
    'note prepareFiles done',
    'prepare /etc/firstboot.d/data/management.conf',
    'prepare /etc/xensource-inventory',
    'prepare /etc/xensource/pool.conf',
    `prepare ${trigger}`,
  ]);
  expect(calls.slice(change).filter((call) => call.startsWith('prepare '))).toEqual([]);
});

test('all other files are on the disk before the trigger, and it is before the journal says so', async () => {
  const calls = (await reset('networkd')).calls();
  const others =
    '/etc/xensource/pool.conf /var/lib/xcp/networkd.db /etc/xensource-inventory ' +
    '/etc/firstboot.d/data/management.conf';
  const commit = calls.indexOf(`commit ${trigger}`);
  expect(calls.slice(commit - 1, commit + 3)).toEqual([
    `sync ${others}`,
    `commit ${trigger}`,
    `sync ${trigger}`,
    'note replaceFile done',
  ]);
  expect(calls.filter((call) => call.startsWith('sync '))).toEqual([
    `sync ${others}`,
    `sync ${trigger}`,
    `sync ${others} ${trigger}`,
  ]);
});

test('an error is in the journal, on the disk, before anything is put back', async () => {
  const calls = (await reset('networkd', {}, { refused: 'stop xcp-networkd' })).calls();
  const failed = calls.indexOf('journal stopService failed');
  expect(calls[failed - 1]).toBe('stop xcp-networkd');
  expect(calls.findIndex((call) => call.startsWith('restore '))).toBe(failed + 1);
});

test.each([
  ['a reboot that was ordered', {}, 'note'],
  ['a reset that waits for its reboot', { reboot: false }, 'journal'],
  ['a reset that failed', { refused: 'stop xapi' }, 'journal'],
] as const)('the end of %s: only the reboot does not wait for the disk', async (_, how, kept) => {
  expect((await reset('networkd', {}, how)).calls().at(-1)).toBe(`${kept} ended`);
});

test('a service that does not stop for an undo: nothing is restored, and that is on the disk', async () => {
  const { ports, calls } = await reset('networkd');
  const { host } = ports;
  ports.refuses = (call) => call === 'stop xcp-networkd';
  const { outcome } = await drain(undoPlan(ports, { initiator: operator, force: false }));
  expect(outcome).toMatchObject({
    result: 'failed',
    error: { subject: 'stop xcp-networkd', leftHost: 'changed' },
  });
  expect(ports.host).toEqual(host);
  expect(calls().at(-1)).toBe('journal stopService failed');
});
