import fc from '../../support/run/property.js';
import type { ResetDraft } from '../../../src/reset/request/draft.js';
import { unknown } from '../../../src/model/known.js';
import { profileOf } from '../../../src/model/profile.js';
import { makeRequest } from '../../../src/reset/request/request.js';
import { parseTrigger, printTrigger } from '../../../src/reset/files/trigger.js';
import { request, static4, static6 } from '../../support/host/facts.js';
import { anyDraft } from '../../support/drafts.js';

const none4 = { ipv4Mode: 'none' };
const texts: readonly [string, Partial<ResetDraft>, string][] = [
  ['DHCP', {}, 'DEVICE=eth1\nMODE=dhcp\n'],
  ['VLAN', { vlan: '20' }, 'DEVICE=eth1\nMODE=dhcp\nVLAN=20\n'],
  ['VLAN 0', { vlan: '0' }, 'DEVICE=eth1\nMODE=dhcp\nVLAN=0\n'],
  [
    'static',
    static4,
    'DEVICE=eth1\nMODE=static\nIP=10.0.0.5\nNETMASK=255.255.255.0\n' +
      'GATEWAY=10.0.0.1\nDNS=10.0.0.2,10.0.0.3\n',
  ],
  [
    'static alone',
    { ...static4, gateway: '', dns: '' },
    'DEVICE=eth1\nMODE=static\nIP=10.0.0.5\nNETMASK=255.255.255.0\n',
  ],
  ['IPv6 autoconf', { ...none4, ipv6Mode: 'autoconf' }, 'DEVICE=eth1\nMODE_V6=autoconf\n'],
  ['both DHCP', { ipv6Mode: 'dhcp' }, 'DEVICE=eth1\nMODE=dhcp\nMODE_V6=dhcp\n'],
  [
    'IPv6 static',
    { ...none4, ...static6, dns: 'fd00::2' },
    'DEVICE=eth1\nMODE_V6=static\nIPV6=fd00::5/64\nGATEWAY_V6=fd00::1\nDNS=fd00::2\n',
  ],
  [
    'IPv6 static without gateway',
    { ...none4, ...static6, gateway6: '' },
    'DEVICE=eth1\nMODE_V6=static\nIPV6=fd00::5/64\n',
  ],
  [
    'everything',
    { ...static4, ...static6, vlan: '4094' },
    'DEVICE=eth1\nMODE=static\nMODE_V6=static\nVLAN=4094\nIP=10.0.0.5\nNETMASK=255.255.255.0\n' +
      'GATEWAY=10.0.0.1\nIPV6=fd00::5/64\nGATEWAY_V6=fd00::1\nDNS=10.0.0.2,10.0.0.3\n',
  ],
];

describe.each(texts)('%s', (_, fields, text) => {
  test("is written in the original's order, bare", () => {
    expect(printTrigger(request(fields))).toBe(text);
  });
  test('is read back', () => {
    const { device, vlan, ipv4, ipv6, dns } = request(fields);
    expect(parseTrigger(text)).toEqual({ ok: true, value: { device, vlan, ipv4, ipv6, dns } });
  });
});

test.each([
  ['other order, blank and unknown lines', '\nMODE=dhcp\nnonsense\n# note\nNAME=x\nDEVICE=eth1'],
  ['modes in any case', 'DEVICE=eth1\nMODE=DHCP\n'],
  ['line breaks of another system', 'DEVICE=eth1\r\nMODE=dhcp\r\n'],
  ['a mode of none', 'DEVICE=eth1\nMODE=dhcp\nMODE_V6=none\n'],
  [
    'settings that DHCP does not need',
    'DEVICE=eth1\nMODE=dhcp\nIP=nonsense\nGATEWAY=10.0.0.1\nDNS=x\n',
  ],
])('tolerates %s', (_, text) => {
  expect(parseTrigger(text)).toEqual({
    ok: true,
    value: { device: 'eth1', vlan: null, ipv4: { mode: 'dhcp' }, ipv6: { mode: 'none' }, dns: [] },
  });
});

test('a tag that another tool wrote with zeros in front is read as xapi reads it', () => {
  expect(parseTrigger('DEVICE=eth1\nMODE=dhcp\nVLAN=0012\n')).toMatchObject({
    ok: true,
    value: { vlan: 12 },
  });
});

test.each([
  [
    '',
    [
      ['value.missing', 'DEVICE', null],
      ['mode.bothNone', 'MODE', null],
    ],
  ],
  [
    '\0\0\0\0',
    [
      ['value.missing', 'DEVICE', null],
      ['mode.bothNone', 'MODE', null],
    ],
  ],
  ['MODE=dhcp\n', [['value.missing', 'DEVICE', null]]],
  ['DEVICE=eth1\n', [['mode.bothNone', 'MODE', null]]],
  ['DEVICE=eth1\nMODE=none\n', [['mode.bothNone', 'MODE', 2]]],
  [
    'DEVICE=\nMODE=\n',
    [
      ['value.missing', 'DEVICE', 1],
      ['value.missing', 'MODE', 2],
    ],
  ],
  [
    'DEVICE=../x\nMODE=sttic\n',
    [
      ['device.invalidName', 'DEVICE', 1],
      ['mode.unknown', 'MODE', 2],
    ],
  ],
  [
    'DEVICE=eth1\nMODE=static\n',
    [
      ['value.missing', 'IP', null],
      ['value.missing', 'NETMASK', null],
    ],
  ],
  [
    'DEVICE=eth1\nMODE=static\nIP=10.0.0.5\n\nNETMASK=0\nDNS=x,10.0.0.1\n',
    [
      ['netmask.invalid', 'NETMASK', 5],
      ['dns.invalid', 'DNS', 6],
    ],
  ],
  [
    'DEVICE=eth1\nMODE_V6=static\nIPV6=fd00::5\nGATEWAY_V6=x\n',
    [
      ['address6.prefixMissing', 'IPV6', 3],
      ['address6.invalid', 'GATEWAY_V6', 4],
    ],
  ],
  ['DEVICE=eth1\nMODE=dhcp\nMODE_V6=bogus\n', [['mode.unknown', 'MODE_V6', 3]]],
  ['DEVICE=eth1\nMODE=dhcp\nVLAN=4095\n', [['vlan.outOfRange', 'VLAN', 3]]],
  ['DEVICE=eth1\nMODE=dhcp\nVLAN=\n', [['value.missing', 'VLAN', 3]]],
  [
    'DEVICE=eth1\nMODE=dhcp\nDEVICE=eth1\nDEVICE=eth2\n',
    [
      ['key.repeated', 'DEVICE', 3],
      ['key.repeated', 'DEVICE', 4],
    ],
  ],
  [
    'DEVICE=eth1\nMODE=dhcp\nVLAN=\nVLAN=\n',
    [
      ['value.missing', 'VLAN', 3],
      ['key.repeated', 'VLAN', 4],
    ],
  ],
  [
    'DEVICE=eth1\nMODE=static\nIP=10.0.0.5\nNETMASK=255.255.255.0\nGATEWAY=10.0.0.5\n',
    [['gateway.isAddress', 'GATEWAY', 5]],
  ],
])('%j: every wrong line is named', (text, issues) => {
  const parsed = parseTrigger(text);
  expect(parsed.ok ? [] : parsed.error.map(({ code, key, line }) => [code, key, line])).toEqual(
    issues,
  );
});

test('an issue carries the value', () => {
  expect(parseTrigger('DEVICE=a b\nMODE=dhcp\nDEVICE=c\nVLAN=\n')).toEqual({
    ok: false,
    error: [
      { code: 'device.invalidName', key: 'DEVICE', line: 1, params: { value: 'a b' } },
      { code: 'value.missing', key: 'VLAN', line: 4, params: { value: '' } },
      { code: 'key.repeated', key: 'DEVICE', line: 3, params: { value: 'c' } },
    ],
  });
});

test('whatever is accepted from an operator is read back from the trigger as it was meant', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyDraft, (typed) => {
      const made = makeRequest(typed, {
        profile: profileOf('networkd', null),
        nics: unknown('notLooked'),
        pool: { role: 'broken' },
        forceDevice: false,
      });
      if (!made.ok) return;
      accepted += 1;
      const { device, vlan, ipv4, ipv6, dns } = made.value;
      const text = printTrigger(made.value);
      expect(text).toMatch(/^([A-Z0-9_]+=[!-~]+\n)+$/);
      expect(parseTrigger(text)).toEqual({ ok: true, value: { device, vlan, ipv4, ipv6, dns } });
    }),
    { numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('never throws, whatever the file holds', () => {
  const line = fc
    .tuple(
      fc.constantFrom('DEVICE', 'MODE', 'MODE_V6', 'VLAN', 'IP', 'NETMASK', 'DNS', 'IPV6', 'X', ''),
      fc.string(),
    )
    .map((pair) => pair.join('='));
  fc.assert(
    fc.property(
      fc.array(line).map((lines) => lines.join('\n')),
      (text) => {
        parseTrigger(text);
      },
    ),
  );
});
