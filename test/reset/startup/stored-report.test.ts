import { isVerificationReport } from '../../../src/reset/startup/stored-report.js';

const report = {
  planId: 'p',
  at: '2026-01-02T03:04:05Z',
  checks: [{ code: 'device', wanted: 'eth0', got: '', ok: false }],
};

const held = {
  pifs: ['eth0, network "A" (management)'],
  bonds: [],
  vlans: [],
  tunnels: [],
  sriovNetworks: [],
  clusterHosts: [],
};

test('a report comes back from its JSON', () => {
  expect(isVerificationReport(JSON.parse(JSON.stringify(report)))).toBe(true);
  expect(isVerificationReport({ ...report, planId: null, checks: [] })).toBe(true);
  expect(isVerificationReport({ ...report, lost: { known: true, value: held } })).toBe(true);
  expect(
    isVerificationReport({
      ...report,
      wire: [{ code: 'noDhcpOffer', device: 'eth0', seconds: 8 }],
    }),
  ).toBe(true);
  expect(
    isVerificationReport({
      ...report,
      lost: { known: false, reason: { code: 'notLooked', detail: '' } },
    }),
  ).toBe(true);
});

test.each([
  null,
  'report',
  [],
  {},
  { ...report, at: 1 },
  { ...report, planId: 1 },
  { ...report, checks: {} },
  { ...report, checks: [null] },
  { ...report, lost: null },
  { ...report, wire: {} },
  { ...report, wire: [{ code: 'noDhcpOffer', device: 'eth0' }] },
  { ...report, lost: { known: true, value: { pifs: [] } } },
  { ...report, lost: { known: false } },
  { ...report, checks: [{ ...report.checks[0], ok: 'yes' }] },
  { ...report, checks: [{ code: 'device', got: '', ok: true }] },
])('%j is none', (value) => {
  expect(isVerificationReport(value)).toBe(false);
});
