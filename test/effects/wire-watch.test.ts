import { once } from 'node:events';
import { WireWatch } from '../../src/effects/watch/wire-watch.js';
import {
  isIpv4,
  isMac,
  parseVlanTag,
  type Ipv4,
  type Mac,
  type VlanTag,
  type WireFinding,
  type WireHeard,
} from '../../src/model/index.js';

const mayRaise = (): Promise<boolean> => Promise.resolve(true);

function ip(text: string): Ipv4 {
  if (!isIpv4(text)) throw new Error(text);
  return text;
}

function mac(text: string): Mac {
  if (!isMac(text)) throw new Error(text);
  return text;
}

function tag(text: string): VlanTag {
  const vlan = parseVlanTag(text);
  if (typeof vlan === 'string') throw new Error(text);
  return vlan;
}

const up: WireHeard = { kind: 'link', state: 'up' };
const pulled: WireHeard = { kind: 'link', state: 'noCarrier' };
const announced: readonly WireHeard[] = [
  { kind: 'switch', port: { protocol: 'LLDP', system: 'sw', port: '7', nativeVlan: null } },
  { kind: 'lacp', system: mac('02:00:00:00:00:01'), port: 1 },
];
const offered: WireHeard = {
  kind: 'offer',
  offer: {
    server: ip('10.0.0.1'),
    address: ip('10.0.0.9'),
    prefixLength: 24,
    gateway: null,
    dns: [],
  },
};

/** Looks at a wire on which these things are heard, one list for each look. */
async function looks(
  ...wires: readonly {
    readonly device: string;
    readonly vlan?: string;
    readonly heard: readonly WireHeard[];
    readonly stops?: true;
  }[]
): Promise<readonly WireFinding['code'][]> {
  let last: readonly WireFinding[] = [];
  const left = wires.map(({ heard }) => heard);
  const watch = new WireWatch(
    Promise.resolve({
      network: {
        listen: async function* () {
          for (const one of left.shift() ?? []) yield await Promise.resolve(one);
        },
      },
    }),
    (event) => {
      if (event.kind === 'wire') last = event.findings;
    },
  );
  for (const { device, vlan, stops } of wires) {
    await watch.look(
      {
        kind: 'lookAtWire',
        question: {
          device,
          vlan: vlan === undefined ? null : tag(vlan),
          dhcp: true,
          routers: true,
          addresses: [],
          gateways: [],
        },
        seconds: 86_400,
        raise: false,
      },
      mayRaise,
    );
    if (stops === true) watch.stop();
  }
  return last.map(({ code }) => code);
}

const first = { device: 'eth0', heard: [up, ...announced, offered] };

test('it has not ended before nobody listens any more', async () => {
  const order: string[] = [];
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const watch = new WireWatch(
    Promise.resolve({
      network: {
        listen: async function* (_, { signal }) {
          begin();
          if (signal !== undefined) await once(signal, 'abort');
          order.push('told to stop');
          yield up;
          // As the helper, which switches the port off again before it ends.
          await new Promise((resolve) => setImmediate(resolve));
          order.push('port off');
        },
      },
    }),
    () => undefined,
  );
  const question = { device: 'eth0', vlan: null, dhcp: true, routers: true } as const;
  void watch.look(
    {
      kind: 'lookAtWire',
      question: { ...question, addresses: [], gateways: [] },
      seconds: 86_400,
      raise: true,
    },
    mayRaise,
  );
  await begun;
  await watch.close();
  expect(order).toEqual(['told to stop', 'port off']);
});

test('what the switch has said is known still when the VLAN is changed; an offer is not', async () => {
  expect(await looks(first, { device: 'eth0', vlan: '20', heard: [up] })).toEqual([
    'carrier',
    'noDhcpOffer',
    'switchPort',
    'lacp',
  ]);
});

test('what the switch says again is told once', async () => {
  expect(await looks(first, first)).toEqual(['carrier', 'dhcpOffer', 'switchPort', 'lacp']);
});

test.each([
  ['on another port', [first, { device: 'eth1', heard: [up] }]],
  [
    'once the cable was pulled',
    [
      { device: 'eth0', heard: [up, ...announced, pulled] },
      { device: 'eth0', heard: [up] },
    ],
  ],
  [
    'after the dialogue was closed',
    [
      { ...first, stops: true as const },
      { ...first, heard: [up] },
    ],
  ],
])('nothing of it counts %s', async (_, wires) => {
  expect(await looks(...wires)).toEqual(['carrier', 'noDhcpOffer']);
});

test('what was heard before the link was lost does not count any more', async () => {
  const [lldp, lacp] = announced;
  if (lldp === undefined || lacp === undefined) throw new Error('nothing is announced');
  const device = 'eth0';
  expect(await looks({ device, heard: [up, pulled, up] })).toEqual(['carrier', 'noDhcpOffer']);
  expect(await looks({ device, heard: [up, lldp, offered, pulled] })).toEqual(['carrier']);
  expect(await looks({ device, heard: [up, lldp, offered, pulled, up, lacp] })).toEqual([
    'carrier',
    'noDhcpOffer',
    'lacp',
  ]);
});

test('a port that was switched off meanwhile is looked at again', async () => {
  const down: readonly WireHeard[] = [
    { kind: 'link', state: 'down' },
    { kind: 'notLooked', reason: 'down', detail: '' },
  ];
  expect(await looks({ device: 'eth0', heard: [up, ...down] })).toEqual(['notLooked', 'carrier']);
  expect(await looks({ device: 'eth0', heard: [up, ...down, up] })).toEqual([
    'carrier',
    'noDhcpOffer',
  ]);
});
