import { isVerificationReport, lostSince } from '../../src/reset/verification.js';

const report = { planId: 'p', at: '2026-01-02T03:04:05Z', checks: [{ code: 'device', wanted: 'eth0', got: '', ok: false }] };

const held = {
  pifs: ['bond0, network "B"', 'eth0 VLAN 20, network "Office"', 'eth0, network "A" (management)', 'eth5, network "C"', 'tunnel0, network "T"'],
  bonds: ['bond0 (eth2 + eth3), balance-slb, network "B"'], vlans: ['VLAN 20 on eth0, network "Office"'], tunnels: ['tunnel0 over eth0, network "T"'],
  sriovNetworks: ['SR-IOV on eth4'], clusterHosts: [],
};

test('what is lost: what is not there again by its name; a PIF is the same on another network, and that of a lost Bond, VLAN or tunnel is told with it', () => {
  const now = { pifs: ['eth0, network "Other"'], bonds: [], vlans: [], tunnels: held.tunnels, sriovNetworks: [], clusterHosts: ['x'] };
  expect(lostSince(held, now)).toEqual({
    pifs: ['eth5, network "C"'], bonds: held.bonds, vlans: held.vlans, tunnels: [], sriovNetworks: held.sriovNetworks, clusterHosts: [],
  });
  expect(Object.values(lostSince(held, held)).flat()).toEqual([]);
});

test('a report comes back from its JSON', () => {
  expect(isVerificationReport(JSON.parse(JSON.stringify(report)))).toBe(true);
  expect(isVerificationReport({ ...report, planId: null, checks: [] })).toBe(true);
  expect(isVerificationReport({ ...report, lost: { known: true, value: held } })).toBe(true);
  expect(isVerificationReport({ ...report, lost: { known: false, reason: { code: 'notLooked', detail: '' } } })).toBe(true);
});

test.each([
  null, 'report', [], {}, { ...report, at: 1 }, { ...report, planId: 1 }, { ...report, checks: {} }, { ...report, checks: [null] }, { ...report, lost: null }, { ...report, lost: { known: true, value: { pifs: [] } } }, { ...report, lost: { known: false } },
  { ...report, checks: [{ ...report.checks[0], ok: 'yes' }] }, { ...report, checks: [{ code: 'device', got: '', ok: true }] },
])('%j is none', (value) => { expect(isVerificationReport(value)).toBe(false); });
