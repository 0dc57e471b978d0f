import { known, unknown, type HostFacts, type ManagementStatus } from '../../../src/model/index.js';
import type { ResetDraft } from '../../../src/reset/index.js';
import { nic, static4 } from '../../support/host/facts.js';
import { found, informs, managementOn, warns } from './hazard-cases.js';

const onNics = { nics: known([nic('eth0'), nic('eth1')]) };
/** A bond of both ports. */
const bonded: Partial<HostFacts> = {
  ...onNics,
  wiring: known({
    source: 'pool',
    bonds: [{ device: 'bond0', members: ['eth0', 'eth1'], mode: 'lacp' }],
    networks: [],
  }),
};

/** What is told of the place of the management interface, with a reset to eth1. */
function told(
  now: ManagementStatus,
  vlan: string,
  more: Partial<HostFacts> = onNics,
): readonly object[] {
  return found({}, { now: known(now), ...more }, { vlan }).filter(({ code }) =>
    /^(?:management\.moves|vlan\.stays)$/u.test(code),
  );
}

const moves = (now: string, nowVlan: string, vlan: string): object =>
  informs('management.moves', { now, nowVlan, device: 'eth1', vlan });
const stays = (from: string): object => warns('vlan.stays', { vlan: '20', device: 'eth1', from });

test.each<readonly [where: string, now: ManagementStatus, vlan: string, readonly object[]]>([
  ['is there already', managementOn('eth1'), '', []],
  ['is on that VLAN already', managementOn('eth1', '20'), '20', []],
  ['is on another port', managementOn('eth0'), '', [moves('eth0', '', '')]],
  ['gets a VLAN', managementOn('eth1'), '20', [moves('eth1', '', '20')]],
  ['leaves its VLAN', managementOn('eth1', '20'), '', [moves('eth1', '20', '')]],
  [
    'takes its VLAN to another port',
    managementOn('eth0', '20'),
    '20',
    [stays('eth0'), moves('eth0', '20', '20')],
  ],
  ['is nowhere', managementOn(''), '', []],
  [
    'is known from the firstboot data only, which may be old',
    { ...managementOn('eth0'), source: 'firstboot' },
    '',
    [],
  ],
])('the management interface %s', (_, now, vlan, expected) => {
  expect(told(now, vlan)).toEqual(expected);
});

test('a port of the bond that management is on is no other place', () => {
  expect(told(managementOn('bond0', '20'), '20', bonded)).toEqual([]);
  expect(told(managementOn('bond1', '20'), '20', bonded)).toEqual([
    stays('bond1'),
    moves('bond1', '20', '20'),
  ]);
});

test('a VLAN before the first boot has set up its network is told, and how to help its script', () => {
  const firstBootDone = false;
  expect(found({ management: null }, { firstBootDone }, { vlan: '20' })).toContainEqual(
    informs('vlan.beforeFirstBoot', { vlan: '20' }),
  );
  expect(found({}, { firstBootDone })).toEqual([]);
});

test('where the losses were read from files, that is told', () => {
  const wiring = known({ source: 'networkd', bonds: [], networks: [] } as const);
  expect(found({}, { wiring })).toEqual([informs('loss.fromFiles', { source: 'networkd' })]);
  expect(found({}, { wiring: unknown('absent') })).toEqual([]);
});

test.each<readonly [what: string, draft: Partial<ResetDraft>, told: readonly string[]]>([
  ['beside IPv6 that routers announce', { dns: 'fd00::53,fd00::54' }, ['fd00::53, fd00::54']],
  ['of a static address', static4, []],
  ['that are not given', { dns: '' }, []],
  [
    'beside a static IPv6 address',
    { ipv6Mode: 'static', address6: 'fd00::5/64', dns: 'fd00::53' },
    [],
  ],
])('name servers %s: who cannot use them', (_, draft, servers) => {
  const request = { ipv4Mode: 'none', ipv6Mode: 'autoconf', ...draft };
  expect(
    found({}, {}, request).flatMap(({ code, params }) =>
      code === 'dns.autoconf' ? params['servers'] : [],
    ),
  ).toEqual(servers);
});
