import { noNetworking, type PoolLoss } from '../../../src/model/index.js';
import {
  keep,
  resetHistory,
  resumePlan,
  runPlan,
  traced,
  type RunOptions,
} from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { drain, factsOf, operator, planOf, supporterFiles } from '../../support/host/reset-host.js';

const loss: PoolLoss = {
  pifs: ['eth0'],
  bonds: ['bond0 (eth0, eth1)'],
  vlans: [],
  tunnels: [],
  sriovNetworks: [],
  clusterHosts: [],
};
const kept = keep(traced(noNetworking, { from: 'xapi' }), '2026-01-02T03:04:05Z');

async function ground() {
  const ports = new FakePorts(supporterFiles);
  const facts = await factsOf(ports.files, 'networkd');
  const run = (more: Partial<RunOptions> = {}) =>
    drain(
      runPlan(planOf(facts, 'plan-1'), ports, {
        ...{ initiator: operator, basis: facts.files, reboot: false },
        ...more,
      }),
    );
  return { ports, run };
}

test('what is about to be lost, and what comes after the start, is in the first line of the journal', async () => {
  const { ports, run } = await ground();
  const wire = [{ code: 'noDhcpOffer', device: 'eth1', seconds: 3 }] as const;
  const members = { loss, kept, wire, thenRebuild: true, confirmWithin: 10 };
  await run(members);
  expect(ports.entries[0]).toMatchObject({ kind: 'begun', ...members });
  expect(resetHistory(ports.entries)).toMatchObject([members]);
});

test.each<Partial<RunOptions>>([{}, { kept: null, wire: [], thenRebuild: false }])(
  'nothing is said of what could not be read and is not wanted: %j',
  async (options) => {
    const { ports, run } = await ground();
    await run(options);
    expect(Object.keys(ports.entries[0] ?? {}).toSorted()).toEqual(
      ['kind', 'at', 'plan', 'basis', 'initiator', 'pid'].toSorted(),
    );
    expect(resetHistory(ports.entries)).toMatchObject([
      { loss: null, kept: null, wire: [], thenRebuild: false, confirmWithin: null, boot: '' },
    ]);
  },
);

test('the boot in which a reset began or was resumed is known, where the kernel says it', async () => {
  const { ports, run } = await ground();
  ports.boot = 'boot-1';
  await run();
  expect(resetHistory(ports.entries)).toMatchObject([{ boot: 'boot-1' }]);
  ports.boot = 'boot-2';
  await drain(resumePlan(ports, operator));
  expect(resetHistory(ports.entries)).toMatchObject([{ boot: 'boot-2' }]);
  ports.boot = '';
  await drain(resumePlan(ports, operator));
  expect(resetHistory(ports.entries)).toMatchObject([{ boot: '' }]);
});

test('a journal that does not take the first line: no reset begins', async () => {
  const { ports, run } = await ground();
  ports.refuses = (call) => call === 'journal begun';
  expect((await run()).outcome).toMatchObject({
    result: 'failed',
    error: { subject: 'journal begun', step: null, leftHost: 'untouched' },
  });
  expect(ports.calls).toEqual(['journal begun']);
});
