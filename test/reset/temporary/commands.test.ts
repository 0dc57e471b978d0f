import { isIp, type Link, type LinkAddress, type Links } from '../../../src/model/index.js';
import {
  makeTemporaryRequest,
  planTemporary,
  removalCommands,
  staysAfter,
  temporaryQuestion,
  type TemporaryDraft,
  type TemporaryPlan,
} from '../../../src/reset/index.js';

const typed: TemporaryDraft = {
  device: 'eth0',
  vlan: '',
  address: '192.0.2.10/24',
  gateway: '',
  minutes: 5,
};
const typed6 = { address: '2001:db8::10/64' };

/** A port of its own. */
const eth0: Link = {
  name: 'eth0',
  up: true,
  carrier: true,
  master: null,
  kind: 'other',
  vlan: null,
  addresses: [],
  promotes: true,
};

function at(address: string, prefixLength: number): LinkAddress {
  if (!isIp(address)) throw new Error(address);
  return { address, prefixLength, secondsLeft: null };
}

const hostOf = (more: Partial<Link>): Links => ({ links: [{ ...eth0, ...more }], ovsBridges: [] });

function planned(draft: Partial<TemporaryDraft> = {}, link: Partial<Link> = {}): TemporaryPlan {
  const request = makeTemporaryRequest({ ...typed, ...draft });
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = planTemporary(request.value, hostOf(link));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

const lines = (commands: readonly (readonly string[])[]): readonly string[] =>
  commands.map((words) => words.join(' '));

const add = '-4 address add 192.0.2.10/24 dev eth0 valid_lft 300 preferred_lft 300';
const add6 = '-6 address add 2001:db8::10/64 dev eth0 valid_lft 300 preferred_lft 300 nodad';
const separate = '-4 address add 192.0.2.10/32 dev eth0 valid_lft 300 preferred_lft 300';
const ofSubnet = '-4 route append 192.0.2.0/24 dev eth0 src 192.0.2.10 metric 4242';
const defaultRoute = '-4 route append default via 192.0.2.1 dev eth0 src 192.0.2.10 metric 4242';

test.each<
  readonly [
    what: string,
    draft: Partial<TemporaryDraft>,
    link: Partial<Link>,
    commands: readonly string[],
  ]
>([
  ['an address', {}, {}, [add]],
  ['its time in seconds', { minutes: 2 }, {}, [add.replaceAll('300', '120')]],
  ['a gateway', { gateway: '192.0.2.1' }, {}, [add, defaultRoute]],
  ['an IPv6 address, already asked about', typed6, {}, [add6]],
  [
    'an IPv6 gateway: its route needs an end of its own',
    { ...typed6, gateway: 'fe80::1' },
    {},
    [add6, '-6 route add default via fe80::1 dev eth0 src 2001:db8::10 metric 4242 expires 300'],
  ],
  [
    'a VLAN device first',
    { vlan: '20' },
    {},
    [
      'link add link eth0 name eth0.20 type vlan id 20',
      'link set dev eth0.20 up',
      separate.replace('eth0', 'eth0.20'),
      ofSubnet.replace('eth0', 'eth0.20'),
    ],
  ],
  ['alone in its subnet, where it would own it', {}, { promotes: false }, [separate, ofSubnet]],
  [
    'alone, with a gateway',
    { gateway: '192.0.2.1' },
    { promotes: false },
    [separate, ofSubnet, defaultRoute],
  ],
  [
    'alone, but it is its whole subnet',
    { address: '192.0.2.10/32' },
    { promotes: false },
    [separate],
  ],
  [
    'after another address of the subnet',
    {},
    { promotes: false, addresses: [at('192.0.2.7', 24)] },
    [add],
  ],
  [
    'one address of another subnet, one of the same',
    {},
    {
      promotes: false,
      addresses: [at('198.51.100.7', 24), at('192.0.2.7', 24)],
    },
    [add],
  ],
  [
    'after an address of another subnet',
    {},
    { promotes: false, addresses: [at('198.51.100.7', 24)] },
    [separate, ofSubnet],
  ],
  [
    'after an address of a larger subnet around it',
    {},
    { promotes: false, addresses: [at('192.0.2.7', 16)] },
    [separate, ofSubnet],
  ],
  [
    'after an IPv6 address',
    {},
    { promotes: false, addresses: [at('2001:db8::7', 24)] },
    [separate, ofSubnet],
  ],
  ['IPv6 has no such owner', typed6, { promotes: false }, [add6]],
])('%s', (_, draft, link, commands) => {
  const plan = planned(draft, link);
  expect(lines(plan.commands)).toEqual(commands);
  expect(plan.separate).toBe(commands.some((line) => line.includes('192.0.2.10/32')));
});

test.each<readonly [draft: Partial<TemporaryDraft>, link: Partial<Link>, added: object]>([
  [{}, {}, { prefixLength: 24, gateway: null }],
  [{ gateway: '192.0.2.1' }, {}, { prefixLength: 24, gateway: '192.0.2.1' }],
  [{}, { promotes: false }, { prefixLength: 32 }],
  [{ ...typed6, minutes: 1 }, {}, { address: '2001:db8::10', prefixLength: 64, until: 61_000 }],
])('the record of %j on %j', (draft, link, added) => {
  expect(planned(draft, link).added(1_000)).toEqual({
    address: '192.0.2.10',
    on: 'eth0',
    until: 301_000,
    gateway: null,
    madeInterface: false,
    ...added,
  });
});

test.each<readonly [draft: Partial<TemporaryDraft>, commands: readonly string[]]>([
  [{}, ['-4 address delete 192.0.2.10/24 dev eth0']],
  [{ gateway: '192.0.2.1' }, ['-4 address delete 192.0.2.10/24 dev eth0']],
  [typed6, ['-6 address delete 2001:db8::10/64 dev eth0']],
  [
    { ...typed6, gateway: 'fe80::1' },
    [
      '-6 route delete default via fe80::1 dev eth0 metric 4242',
      '-6 address delete 2001:db8::10/64 dev eth0',
    ],
  ],
  [{ vlan: '20', gateway: '192.0.2.1' }, ['link delete eth0.20']],
])('%j is removed early, with its route', (draft, commands) => {
  const added = planned(draft).added(0);
  expect(lines(removalCommands(added))).toEqual(commands);
  expect(staysAfter(added)).toEqual(draft.vlan === '20' ? ['eth0.20'] : []);
});

test('the wire is asked about the address and its gateway', () => {
  const asked = { device: 'eth0', dhcp: false, routers: false };
  expect(temporaryQuestion(planned().request)).toEqual({
    ...asked,
    vlan: null,
    addresses: ['192.0.2.10'],
    gateways: [],
  });
  expect(temporaryQuestion(planned({ vlan: '20', gateway: '192.0.2.1' }).request)).toEqual({
    ...asked,
    vlan: 20,
    addresses: ['192.0.2.10'],
    gateways: ['192.0.2.1'],
  });
});

test.each<readonly [draft: Partial<TemporaryDraft>, codes: readonly string[]]>([
  [{ device: '' }, ['value.missing']],
  [{ device: 'eth 0' }, ['device.invalidName']],
  [{ vlan: '4095' }, ['vlan.outOfRange']],
  [{ device: 'eth 0', vlan: 'x' }, ['device.invalidName', 'vlan.invalid']],
  [{ vlan: 'x', address: '192.0.2.10' }, ['vlan.invalid', 'address.prefixMissing']],
  [{ address: '192.0.2.10/' }, ['address.prefixMissing']],
  [{ address: '192.0.2.10/024' }, ['address.prefixMissing']],
  [{ address: '192.0.2.10/x24' }, ['address.prefixMissing']],
  [{ address: '192.0.2.10/24x' }, ['address.prefixMissing']],
  [{ gateway: '192.0.2' }, ['address.invalid']],
])('%j is refused: %j', (draft, codes) => {
  const request = makeTemporaryRequest({ ...typed, ...draft });
  expect(request.ok ? [] : request.error.map(({ code }) => code)).toEqual(codes);
});

test.each<readonly [link: Partial<Link>, error: object]>([
  [{ up: false }, { code: 'down', device: 'eth0' }],
  [{ name: 'eth7' }, { code: 'deviceAbsent', device: 'eth0', available: ['eth7'] }],
  [{ addresses: [at('192.0.2.10', 16)] }, { code: 'alreadyHere', device: 'eth0' }],
])('on a host with %j there is no plan', (link, error) => {
  const request = makeTemporaryRequest(typed);
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  expect(planTemporary(request.value, hostOf(link))).toEqual({ ok: false, error });
});

/** A VLAN device on eth0. */
const above: Link = { ...eth0, name: 'eth0.99', kind: 'vlan', vlan: { tag: 99, below: 'eth0' } };

test.each<readonly [what: string, links: readonly Link[], by: string | null]>([
  ['nothing', [eth0], null],
  ['its link-local address alone', [{ ...eth0, addresses: [at('FE80::1', 64)] }], null],
  ['a link-local address of another spelling', [{ ...eth0, addresses: [at('fe90::1', 64)] }], null],
  [
    'an address besides',
    [
      {
        ...eth0,
        addresses: [at('fe80::1', 64), at('198.51.100.7', 24)],
      },
    ],
    '198.51.100.7',
  ],
  ['another VLAN', [eth0, above], 'eth0.99'],
  [
    'a VLAN of another port',
    [eth0, { ...above, name: 'eth1.99', vlan: { tag: 99, below: 'eth1' } }],
    null,
  ],
])('a VLAN device is made only on a port that nothing else uses: %s', (_, links, by) => {
  const request = makeTemporaryRequest({ ...typed, vlan: '20' });
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = planTemporary(request.value, { links, ovsBridges: [] });
  expect(plan.ok ? null : plan.error).toEqual(
    by === null ? null : { code: 'vlanInUse', device: 'eth0', vlan: 20, by },
  );
});
