import { profileOf, type HostFacts } from '../../../src/model/index.js';
import type { ResetDraft } from '../../../src/reset/request/draft.js';
import { wantedOf, type WantedBesides, type WantedValue } from '../../../src/reset/plan/wanted.js';
import { facts, nic, request, static4 } from '../../support/host/facts.js';

const alone = { thenRebuild: false, confirmWithin: null };

function wanted(
  draft: Partial<ResetDraft>,
  host: HostFacts = facts(),
  besides: WantedBesides = alone,
): readonly WantedValue[] {
  return wantedOf({ request: request(draft, host), profile: host.profile }, host, besides);
}

const codes = (values: readonly WantedValue[]): readonly string[] => values.map(({ code }) => code);

test('a plain reset of a coordinator names what every reset has', () => {
  expect(wanted({})).toEqual([
    { code: 'device', device: 'eth1' },
    { code: 'mac', mac: nic('eth1').mac },
    { code: 'vlan', vlan: null },
    { code: 'ipv4', ipv4: { mode: 'dhcp' } },
    { code: 'ipv6', ipv6: { mode: 'none' } },
    { code: 'names', reset: true },
  ]);
});

test('everything that can be wanted is named', () => {
  const host = { ...facts({ poolConf: 'slave:10.0.0.7\n' }), commandsOnlyNamed: true as const };
  const values = wanted(
    {
      ...static4,
      vlan: '7',
      bondMembers: 'eth0,eth1',
      bondMode: 'lacp',
      coordinatorAddress: '10.0.0.8',
    },
    host,
    { thenRebuild: true, confirmWithin: 5 },
  );
  expect(values.slice(2)).toMatchObject([
    { code: 'vlan', vlan: 7 },
    { code: 'bond', bond: { mode: 'lacp', members: [{ device: 'eth0' }, { device: 'eth1' }] } },
    { code: 'ipv4', ipv4: { mode: 'static', address: '10.0.0.5' } },
    { code: 'ipv6' },
    { code: 'dns', servers: ['10.0.0.2', '10.0.0.3'] },
    { code: 'coordinator', address: '10.0.0.8' },
    { code: 'thenRebuild' },
    { code: 'returns', minutes: 5 },
    { code: 'names', reset: false },
  ]);
});

test('the coordinator of a supporter stays, of a host without a role it is the one given', () => {
  expect(wanted({}, facts({ poolConf: 'slave:10.0.0.7\n' }))).toContainEqual({
    code: 'coordinator',
    address: '10.0.0.7',
  });
  const broken = facts({ poolConf: 'nonsense' });
  expect(codes(wanted({}, broken))).not.toContain('coordinator');
  expect(wanted({ coordinatorAddress: '10.0.0.8' }, broken)).toContainEqual({
    code: 'coordinator',
    address: '10.0.0.8',
  });
  expect(codes(wanted({ coordinatorAddress: '10.0.0.8' }))).not.toContain('coordinator');
});

test('a classic host has no IPv6, no word about names, and a VLAN only if one is asked for', () => {
  const host = facts({}, { profile: profileOf('classic', null) });
  expect(codes(wanted({}, host))).toEqual(['device', 'mac', 'ipv4']);
  const tagged = { ...request({}, host), vlan: request({ vlan: '7' }).vlan };
  expect(wantedOf({ request: tagged, profile: host.profile }, host, alone)).toContainEqual({
    code: 'vlan',
    vlan: 7,
  });
});

test('a device that is not there has no MAC, and a host without the script no names', () => {
  const host = facts({}, { renameScript: false });
  const forced = request({ device: 'eth7' }, host, true);
  expect(codes(wantedOf({ request: forced, profile: host.profile }, host, alone))).toEqual([
    'device',
    'vlan',
    'ipv4',
    'ipv6',
  ]);
});
