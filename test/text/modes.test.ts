import { lossName, modeText, reportRows } from '../../src/text/index.js';

test.each([
  ['none', 'none'],
  ['dhcp', 'DHCP'],
  ['static', 'static'],
  ['autoconf', 'autoconf'],
  ['unknown', 'unknown'],
] as const)('the mode %s reads "%s"', (mode, words) => {
  expect(modeText(mode)).toBe(words);
});

test("a report spells a mode like the Status Display, whatever XenAPI's spelling is", () => {
  const checks = [
    { code: 'ipv4Mode', wanted: 'Static', got: 'DHCP', ok: false },
    { code: 'ipv6Mode', wanted: 'Autoconf', got: 'Autoconf', ok: true },
  ] as const;
  expect(reportRows(checks).map(({ text }) => text)).toEqual([
    'FAILED IPv4 mode: DHCP (wanted: static)',
    'ok     IPv6 mode: autoconf',
  ]);
});

test('so does the list of what a reset removes, but not in the words of a purpose', () => {
  const name = 'eth1: Static 10.0.0.1/255.0.0.0, Autoconf, for Static pages';
  expect(lossName('addresses', name)).toBe(
    'eth1: static 10.0.0.1/255.0.0.0, autoconf, for Static pages',
  );
  expect(lossName('pifs', 'eth1, network: Static')).toBe('eth1, network: Static');
  for (const same of ['eth1: for a: b, for c', 'eth1: DHCP', 'eth1: Later 10.0.0.1', 'eth1'])
    expect(lossName('addresses', same)).toBe(same);
});
