import {
  emptyDraft,
  makeWireQuestion,
  wireQuestion,
  type ResetDraft,
} from '../../../src/reset/index.js';
import { request, static4, static6 } from '../../support/host/facts.js';

const empty = { vlan: null, dhcp: true, routers: true, addresses: [], gateways: [] };
const draft = (more: Partial<ResetDraft>): ResetDraft => ({ ...emptyDraft, ...more });

test.each([
  [{}, {}],
  [{ vlan: '20' }, { vlan: 20 }],
  [static4, { addresses: ['10.0.0.5'], gateways: ['10.0.0.1'] }],
  [{ ...static4, gateway: '' }, { addresses: ['10.0.0.5'] }],
  [
    { ipv4Mode: 'none', ...static6 },
    { addresses: ['fd00::5'], gateways: ['fd00::1'] },
  ],
  [
    { ...static4, ...static6 },
    { addresses: ['10.0.0.5', 'fd00::5'], gateways: ['10.0.0.1', 'fd00::1'] },
  ],
])('a reset with %j asks about its fixed addresses and their gateways', (wanted, asked) => {
  expect(wireQuestion(request(wanted))).toEqual({ device: 'eth1', ...empty, ...asked });
});

test.each<readonly [typed: Partial<ResetDraft>, asked: object]>([
  [{ device: 'eth0' }, {}],
  [
    { device: 'lan~1', vlan: '4094' },
    { device: 'lan~1', vlan: 4094 },
  ],
  [{ device: 'eth0', address: '10.0.0.5' }, { addresses: ['10.0.0.5'] }],
  [{ device: 'eth0', address: '10.0.0.5/24' }, { addresses: ['10.0.0.5'] }],
  [{ device: 'eth0', address6: 'fd00::5' }, { addresses: ['fd00::5'] }],
  [{ device: 'eth0', address6: 'fd00::5/64' }, { addresses: ['fd00::5'] }],
  [{ device: 'eth0', address6: 'fd00::5/128' }, { addresses: ['fd00::5'] }],
  [{ device: 'eth0', gateway6: 'fe80::1' }, { gateways: ['fe80::1'] }],
  [
    { device: 'eth0', address: '10.0.0.5', address6: 'fd00::5', gateway: '10.0.0.1' },
    { addresses: ['10.0.0.5', 'fd00::5'], gateways: ['10.0.0.1'] },
  ],
])('an incomplete draft %j is asked about as far as it goes', (typed, asked) => {
  expect(makeWireQuestion(draft(typed))).toEqual({
    ok: true,
    value: { device: 'eth0', ...empty, ...asked },
  });
});

test.each<readonly [typed: Partial<ResetDraft>, codes: readonly (readonly [string, string])[]]>([
  [{}, [['value.missing', 'device']]],
  [{ device: 'eth 0' }, [['device.invalidName', 'device']]],
  [{ device: 'eth0', vlan: '4095' }, [['vlan.outOfRange', 'vlan']]],
  [{ device: 'eth0', vlan: 'x' }, [['vlan.invalid', 'vlan']]],
  [{ device: 'eth0', address: '10.0.0' }, [['address.invalid', 'address']]],
  [{ device: 'eth0', address: 'fd00::5' }, [['address.invalid', 'address']]],
  [{ device: 'eth0', address6: '10.0.0.5' }, [['address6.invalid', 'address6']]],
  [{ device: 'eth0', gateway: 'x' }, [['address.invalid', 'gateway']]],
  [{ device: 'eth0', gateway6: 'x' }, [['address6.invalid', 'gateway6']]],
  [{ device: 'eth0', address6: 'fd00::5/64/64' }, [['address6.invalid', 'address6']]],
  [{ device: 'eth0', address: '127.0.0.1' }, [['address.unusable', 'address']]],
  [{ device: 'eth0', gateway: '224.0.0.1' }, [['address.unusable', 'gateway']]],
  [
    { device: 'eth 0', vlan: '4095', address: 'x', gateway6: 'x' },
    [
      ['device.invalidName', 'device'],
      ['vlan.outOfRange', 'vlan'],
      ['address.invalid', 'address'],
      ['address6.invalid', 'gateway6'],
    ],
  ],
])('%j: every wrong value is named at once', (typed, codes) => {
  const asked = makeWireQuestion(draft(typed));
  expect(asked.ok ? [] : asked.error.map(({ code, path }) => [code, path])).toEqual(codes);
});

test('an unusable address is told with the reason', () => {
  const asked = makeWireQuestion(draft({ device: 'eth0', address: '127.0.0.1' }));
  expect(asked).toMatchObject({ error: [{ params: { value: '127.0.0.1', why: 'loopback' } }] });
});

test('a member of an embedded pool is asked about at the loopback, where it lives', () => {
  const asked = makeWireQuestion(draft({ device: 'eth0', address: '127.16.0.11' }), {
    onLoopback: true,
  });
  expect(asked.ok ? asked.value.addresses : asked.error).toEqual(['127.16.0.11']);
});
