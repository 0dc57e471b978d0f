import { profileOf } from '../../../src/model/profile.js';
import { parseMac } from '../../../src/model/index.js';
import { known, unknown } from '../../../src/model/known.js';
import { makeRequest } from '../../../src/reset/request/request.js';
import { draft, nic, static4 } from '../../support/host/facts.js';
import { context, issues, base } from './request-cases.js';

test('everything wrong is told at once, in the order of the fields', () => {
  const all = issues({
    device: 'eth9',
    vlan: 'x',
    ipv4Mode: 'static',
    address: '10.0.0.256',
    netmask: '240',
    gateway: 'x',
    ipv6Mode: 'static',
    address6: 'x',
    gateway6: 'y',
    dns: 'a b',
    coordinatorAddress: 'c d',
  });
  expect(all.map(({ code, path }) => `${path} ${code}`)).toEqual([
    'device device.notOnThisHost',
    'vlan vlan.invalid',
    'address address.invalid',
    'netmask netmask.invalid',
    'gateway address.invalid',
    'address6 address6.invalid',
    'gateway6 address6.invalid',
    'dns dns.invalid',
    'dns dns.invalid',
    'coordinatorAddress coordinator.invalid',
  ]);
});

describe('the device', () => {
  test('by insisting, one that is not there now, since names are about to be reset', () => {
    expect(makeRequest(draft({ device: 'eth9' }), { ...context, forceDevice: true })).toEqual({
      ok: true,
      value: { ...base, device: 'eth9', mac: null },
    });
  });
  test.each([
    ['names are kept', { device: 'eth9', keepInterfaceNames: true }, {}, 'device.notOnThisHost'],
    ['a bond goes away for certain', { device: 'bond0' }, {}, 'device.notPhysical'],
    ['a bad name is a bad name', { device: 'a b' }, {}, 'device.invalidName'],
  ] as const)('insisting does not help when %s', (_, more, other, code) => {
    expect(issues(more, { ...other, forceDevice: true }).map((issue) => issue.code)).toEqual([
      code,
    ]);
  });
  test('any good name where the NICs cannot be read', () => {
    expect(
      makeRequest(draft({ device: 'eth9' }), { ...context, nics: unknown('unreadable') }),
    ).toEqual({ ok: true, value: { ...base, device: 'eth9', mac: null } });
  });
  test('a host without NICs says so', () => {
    expect(issues({}, { nics: known([]) })).toEqual([
      { code: 'device.notOnThisHost', path: 'device', params: { value: 'eth1', available: '' } },
    ]);
  });
});

describe("the coordinator's address", () => {
  test.each([
    ['10.0.0.9', '10.0.0.9'],
    ['nonsense !', null],
    ['', null],
    ['127.0.0.1', '127.0.0.1'],
  ])('%j is no issue on a coordinator', (typed, kept) => {
    const made = makeRequest(draft({ coordinatorAddress: typed }), {
      ...context,
      pool: { role: 'coordinator' },
    });
    expect(made).toEqual({ ok: true, value: { ...base, coordinatorAddress: kept } });
  });
  test("may be this host's own on a coordinator, which ignores it", () => {
    expect(
      issues({ ...static4, coordinatorAddress: '10.0.0.5' }, { pool: { role: 'coordinator' } }),
    ).toEqual([]);
  });
  test('counts on a host without a role', () => {
    expect(
      issues({ coordinatorAddress: 'a b' }, { pool: { role: 'broken' } }).map(
        (issue) => issue.code,
      ),
    ).toEqual(['coordinator.invalid']);
  });
});

describe('a classic host', () => {
  const classic = { profile: profileOf('classic', null) };
  test.each([{}, static4])('takes %j', (more) => {
    expect(issues(more, classic)).toEqual([]);
  });
  test.each([
    [{ vlan: '20' }, 'vlan', '20'],
    [{ ipv6Mode: 'dhcp' }, 'ipv6Mode', 'dhcp'],
    [{ ipv4Mode: 'None', ipv6Mode: 'none' }, 'ipv4Mode', 'None'],
  ])('has no %j', (more, path, value) => {
    expect(issues(more, classic)).toContainEqual({
      code: 'profile.unsupported',
      path,
      params: { value, profile: 'classic' },
    });
  });
});

test.each([
  { netmask: '24' },
  { netmask: '/24' },
  { address: '10.0.0.5/24', netmask: '' },
  { address: '10.0.0.5/255.255.255.0', netmask: '' },
  { address: '10.0.0.5/24' },
])('a netmask in another form means the same: %j', (more) => {
  const plain = makeRequest(draft(static4), context);
  expect(makeRequest(draft({ ...static4, ...more }), context)).toEqual(plain);
});

test('a MAC address stands for its port, and the name of a VLAN device says which options to use', () => {
  const port = nic('eth1');
  expect(makeRequest(draft({ device: (port.mac ?? '').toUpperCase() }), context)).toEqual(
    makeRequest(draft({ device: 'eth1' }), context),
  );
  expect(issues({ device: 'eth1.100' })).toEqual([
    {
      code: 'device.isVlan',
      path: 'device',
      params: { value: 'eth1.100', device: 'eth1', vlan: '100' },
    },
  ]);
});

test.each(['AA-BB-CC-00-11-22', 'aabb.cc00.1122', 'aabbcc001122'])(
  'a MAC address is understood as %s too',
  (typed) => {
    const mac = parseMac('aa:bb:cc:00:11:22');
    const nics = known([nic('eth1'), nic('eth2', { mac })]);
    expect(makeRequest(draft({ device: typed }), { ...context, nics })).toMatchObject({
      ok: true,
      value: { device: 'eth2', mac },
    });
  },
);

test('a MAC address of an interface that cannot be used names the interface and the reason', () => {
  const mac = parseMac('02:00:00:00:00:99');
  const bond = nic('bond0', { mac, physical: false });
  const nics = known([nic('eth9', { mac, physical: false, unfit: 'virtualFunction' })]);
  expect(issues({ device: '02:00:00:00:00:99' }, { nics })).toMatchObject([
    { code: 'device.unfit', params: { value: 'eth9', why: 'virtualFunction' } },
  ]);
  expect(issues({ device: '02:00:00:00:00:99' }, { nics: known([bond]) })).toMatchObject([
    { code: 'device.notPhysical', params: { value: 'bond0' } },
  ]);
});

test.each(['02:00:00:00:00:99', '02-00-00-00-00-99'])(
  '%s, which no port of this host has, is named as a MAC address',
  (device) => {
    expect(issues({ device }, { ruleNames: ['eth8'] })).toEqual([
      {
        code: 'device.macNotOnThisHost',
        path: 'device',
        params: { value: device, available: 'eth0, eth1', rules: 'eth8' },
      },
    ]);
    expect(issues({ device }, { nics: unknown('absent') })).toMatchObject([
      { code: 'device.macNotOnThisHost', params: { available: '' } },
    ]);
  },
);

test('a VLAN device is told where no port can be listed, too', () => {
  expect(issues({ device: 'eth2.100' }, { nics: unknown('absent'), forceDevice: true })).toEqual([
    expect.objectContaining({ code: 'device.isVlan' }),
  ]);
});

test('an unknown port on a mounted disk: the renaming rules of that host name its ports', () => {
  expect(issues({ device: 'eth9' }, { ruleNames: ['eth8', 'eth9'] })[0]?.params).toMatchObject({
    rules: 'eth8, eth9',
  });
});
