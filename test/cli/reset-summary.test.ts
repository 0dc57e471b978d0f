import {
  hazardLines,
  lossLines,
  stepLines,
  wantedLines,
} from '../../src/cli/reset/reset-summary.js';
import { makePlan, makeRequest, type ResetPlan } from '../../src/reset/index.js';
import { known, unknown, type HostFacts } from '../../src/model/index.js';
import { draft, facts } from '../support/host/facts.js';

const nothing = {
  pifs: [],
  bonds: [],
  vlans: [],
  tunnels: [],
  sriovNetworks: [],
  clusterHosts: [],
};

const alone = { thenRebuild: false, confirmWithin: null };

function planFor(host: HostFacts, asked = draft()): ResetPlan {
  const request = makeRequest(asked, {
    profile: host.profile,
    nics: host.nics,
    pool: host.pool,
    forceDevice: false,
  });
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, host, { id: 'plan', createdAt: '2026-01-02T03:04:05Z' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

test('what the pool database loses is told one object a line, under its kind', () => {
  const loss = { ...nothing, pifs: ['eth0, network "a"', 'eth1'], vlans: ['VLAN 2 on eth1'] };
  expect(lossLines(facts({}, { loss: known(loss) })).slice(1)).toEqual([
    '  PIFs:                eth0, network "a"',
    '                       eth1',
    '  VLANs:               VLAN 2 on eth1',
  ]);
});

test('nothing and not known are different', () => {
  expect(lossLines(facts({}, { loss: known(nothing) })).at(-1)).toBe('  none');
  expect(lossLines(facts({}, { loss: unknown('unreachable', 'nobody listens') })).at(-1)).toContain(
    'nobody listens',
  );
});

test(
  'the wanted interface: a static one with its name servers, a coordinator without an ' +
    'address line',
  () => {
    const host = facts();
    const lines = wantedLines(
      planFor(
        host,
        draft({
          ipv4Mode: 'static',
          address: '10.0.0.5',
          netmask: '255.255.255.0',
          dns: '10.0.0.1',
          vlan: '7',
        }),
      ),
      host,
      alone,
    ).join('\n');
    expect(lines).toMatch(/Device: +eth1$/m);
    expect(lines).toMatch(/MAC address: +00:16:3e:00:00:01$/m);
    expect(lines).toMatch(/VLAN: +7$/m);
    expect(lines).toMatch(/IPv4: +static, 10\.0\.0\.5, netmask 255\.255\.255\.0, no gateway/);
    expect(lines).toMatch(/DNS servers: +10\.0\.0\.1/);
    expect(lines).not.toContain('Pool coordinator:');
  },
);

test('a supporter sees the coordinator it will look for', () => {
  const host = facts({ poolConf: 'slave:10.0.0.1' });
  expect(wantedLines(planFor(host), host, alone).join('\n')).toMatch(
    /Pool coordinator: +10\.0\.0\.1/,
  );
  expect(
    wantedLines(planFor(host, draft({ coordinatorAddress: '10.0.0.9' })), host, alone).join('\n'),
  ).toMatch(/Pool coordinator: +10\.0\.0\.9/);
});

test('the bond, the rebuild, the limit and a coordinator without a known role are named', () => {
  const host = facts({ poolConf: 'nonsense' });
  const wanted = draft({
    bondMembers: 'eth1,eth0',
    bondMode: 'active-backup',
    coordinatorAddress: '10.0.0.9',
  });
  const lines = wantedLines(planFor(host, wanted), host, { thenRebuild: true, confirmWithin: 5 });
  expect(lines.map((line) => line.trim().replace(/ +/gu, ' '))).toEqual([
    'Emergency Network Reset',
    expect.stringContaining('Role in the pool: '),
    'Management interface after the reset',
    'Device: eth1',
    'MAC address: 00:16:3e:00:00:01',
    'VLAN: none (untagged)',
    'Bond: eth1, eth0 (active-backup), created at the start-up',
    'IPv4: DHCP',
    'IPv6: none',
    'Pool coordinator: 10.0.0.9',
    'Afterwards: what was removed is recreated',
    'Goes back: unless confirmed within 5 minutes after the report',
    'Interface names: reset to their order at installation',
  ]);
});

test('the names go back to those of the installation where a command does it, and stay else', () => {
  const names = (host: HostFacts): string | undefined =>
    wantedLines(planFor(host), host, alone).find((line) => line.includes('Interface names:'));
  expect(names(facts())).toMatch(/reset to their order at installation$/u);
  expect(names({ ...facts(), commandsOnlyNamed: true })).toMatch(/kept$/u);
});

test('steps are numbered in their order; hazards carry their weight in front', () => {
  const steps = stepLines(planFor(facts())).slice(1);
  expect(steps.map((line) => Number(line.trim().split('.')[0]))).toEqual(
    steps.map((_, at) => at + 1),
  );
  expect(
    hazardLines([
      { code: 'ha.armed', severity: 'blocks', params: {}, overridable: true },
      { code: 'names.reset', severity: 'informs', params: { device: 'eth0' }, overridable: false },
    ]).map((line) => line.charAt(0)),
  ).toEqual(['!', '-']);
});
