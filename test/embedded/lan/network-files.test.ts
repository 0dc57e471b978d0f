import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bridgeOver, vlanBridge } from '../../../src/embedded/lan/bridges.js';
import fc from '../../support/run/property.js';
import { formatNetworkCache, parseNetworkCache } from '../../../src/embedded/lan/network-cache.js';
import { firstbootNetwork } from '../../../src/embedded/lan/firstboot-network.js';
import {
  formatNetworkdDatabase,
  parseManagement,
  parseNetworkdDatabase,
} from '../../../src/reset/index.js';
import {
  netmaskOf,
  type FirstbootManagement,
  prefixOfMask,
  type BridgeConfig,
  type InterfaceConfig,
  type NetworkConfig,
} from '../../../src/model/index.js';

const address = fc.ipV4();
const given: fc.Arbitrary<InterfaceConfig> = fc.record(
  {
    mtu: fc.constantFrom(1400, 9000),
    ipv4: fc.oneof(
      fc.constantFrom({ mode: 'none' as const }, { mode: 'dhcp' as const }),
      fc.record({
        mode: fc.constant('static' as const),
        address,
        prefixLength: fc.integer({ min: 1, max: 32 }),
      }),
    ),
    gateway: fc.oneof(fc.constant(''), address),
    ipv6: fc.constant({ mode: 'none' as const }),
    gateway6: fc.constant(''),
    dns: fc.array(address, { maxLength: 3 }),
  },
  { requiredKeys: ['ipv4', 'gateway', 'ipv6', 'gateway6', 'dns'] },
);
/** A bridge a NIC, some with a VLAN bridge on top: what hosts have. */
const network: fc.Arbitrary<NetworkConfig> = fc
  .array(fc.tuple(given, fc.option(fc.tuple(fc.integer({ min: 0, max: 4094 }), given))), {
    maxLength: 5,
  })
  .map((nics) => {
    const bridges = new Map<string, BridgeConfig>();
    const interfaces = new Map<string, InterfaceConfig>();
    for (const [index, [plain, vlan]] of nics.entries()) {
      const device = `eth${index}`;
      bridges.set(`xenbr${index}`, bridgeOver(device, [device], `00:16:3e:00:00:0${index}`));
      interfaces.set(`xenbr${index}`, plain);
      if (vlan === null) continue;
      bridges.set(`xapi${index}`, vlanBridge(`xenbr${index}`, vlan[0]));
      interfaces.set(`xapi${index}`, vlan[1]);
    }
    return { bridges, interfaces, gatewayInterface: nics.length > 0 ? 'xenbr0' : '' };
  });

test('networkd.db is read back as it was written', () => {
  fc.assert(
    fc.property(network, (configuration) => {
      expect(parseNetworkdDatabase(formatNetworkdDatabase(configuration))).toEqual({
        known: true,
        value: configuration,
      });
    }),
  );
});

test('network.dbcache is read back as it was written', () => {
  fc.assert(
    fc.property(network, (configuration) => {
      expect(parseNetworkCache(formatNetworkCache(configuration))).toEqual({
        known: true,
        value: configuration,
      });
    }),
  );
});

test.each(['', '{', '[]', '{"interface_config":{}}', 'null'])(
  '%j is no networkd.db: damaged, so that the firstboot data count',
  (text) => {
    expect(parseNetworkdDatabase(text)).toMatchObject({
      known: false,
      reason: { code: 'damaged' },
    });
  },
);

test('a network.dbcache cut short is damaged', () => {
  const text = formatNetworkCache({
    bridges: new Map(),
    interfaces: new Map(),
    gatewayInterface: '',
  });
  expect(parseNetworkCache(text.slice(0, -5))).toMatchObject({
    known: false,
    reason: { code: 'damaged' },
  });
});

test('netmasks and prefix lengths', () => {
  for (let length = 0; length <= 32; length += 1)
    expect(prefixOfMask(netmaskOf(length))).toBe(length);
  expect([netmaskOf(0), netmaskOf(9), netmaskOf(24), netmaskOf(32)]).toEqual([
    '0.0.0.0',
    '255.128.0.0',
    '255.255.255.0',
    '255.255.255.255',
  ]);
});

describe('firstboot data as networkd reads them', () => {
  const macOf = (device: string): string => `mac of ${device}`;
  const read = (text: string): FirstbootManagement => {
    const management = parseManagement(text);
    if (management === null) throw new Error(text);
    return management;
  };

  test.each([
    ['plain', "LABEL='eth1'\nMODE='dhcp'\n", '', ['xenbr1']],
    ['the inventory names the bridge', "LABEL='eth1'\nMODE='dhcp'\n", 'brspecial', ['brspecial']],
    ['a VLAN', "LABEL='eth1'\nMODE='dhcp'\nVLAN='7'\n", '', ['xenbr1', 'xentemp']],
    [
      'a bond: the first member',
      "LABEL='bond0'\nMODE='dhcp'\nBOND_MODE='lacp'\nBOND_MEMBERS='eth2,eth3'\n",
      '',
      ['xenbr2'],
    ],
  ])('%s', (_name, text, inventory, bridges) => {
    expect([...firstbootNetwork(read(text), inventory, macOf).bridges.keys()]).toEqual(bridges);
  });

  test('name servers count only together with DOMAIN', () => {
    const text =
      "LABEL='eth1'\nMODE='static'\nIP='10.0.0.5'\nNETMASK='255.255.255.0'\n" +
      "DNS='10.0.0.1,10.0.0.2'\n";
    expect(firstbootNetwork(read(text), '', macOf).interfaces.get('xenbr1')?.dns).toEqual([]);
    expect(
      firstbootNetwork(read(`${text}DOMAIN='example.org'\n`), '', macOf).interfaces.get('xenbr1')
        ?.dns,
    ).toEqual(['10.0.0.1', '10.0.0.2']);
  });
});

test("the embedded host's own networkd.db keeps its Bond when it is written again", () => {
  const file = '../../../assets/embedded-host/networkd/var/lib/xcp/networkd.db';
  const read = parseNetworkdDatabase(readFileSync(join(__dirname, file), 'utf8'));
  if (!read.known) throw new Error('the file cannot be read');
  expect(read.value.bridges.get('xapi0')?.ports.get('bond0')?.bondMode).toBe('balance-slb');
  expect(parseNetworkdDatabase(formatNetworkdDatabase(read.value))).toEqual(read);
});
