import { view, type ConsoleEvent } from '../../../src/console/index.js';
import { known, noNetworking, type HostNetworking } from '../../../src/model/index.js';
import { keep, traced } from '../../../src/reset/index.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';
import { came, report } from '../machine-events.js';
import { handmadePif as pif } from '../../support/rebuild-host.js';

const network = (ref: string) => ({ ref, uuid: `uuid-${ref}`, label: ref, bridge: ref });
const addressed = {
  mode: 'Static',
  address: '192.168.1.10',
  netmask: '255.255.255.0',
  gateway: '192.168.1.1',
  dns: '192.168.1.2',
  mode6: 'None',
  addresses6: [],
  gateway6: '',
  primary: 'IPv4',
};
const bondMac = '00:16:3e:00:00:01';

/** Management was on VLAN 5 of a Bond of eth1 and eth2. Their names are eth0 and eth1 now. */
const before: HostNetworking = {
  ...noNetworking,
  pifs: [
    pif('eth0'),
    pif('eth1'),
    pif('eth2'),
    pif('bond0', { physical: false, mac: bondMac }),
    pif('bond0', {
      ref: 'bond0.5',
      physical: false,
      vlan: 5,
      mac: '',
      network: 'five',
      management: true,
      addresses: addressed,
    }),
  ],
  bonds: [
    {
      ref: 'b',
      master: 'bond0',
      members: ['eth1', 'eth2'],
      mode: 'active-backup',
      properties: {},
      otherConfig: {},
      followsMac: true,
    },
  ],
  vlans: [{ ref: 'v', pif: 'bond0.5', below: 'bond0', tag: 5, otherConfig: {} }],
  networks: ['net-eth0', 'net-eth1', 'net-eth2', 'net-bond0', 'five'].map(network),
};
const now: HostNetworking = {
  ...noNetworking,
  pifs: [pif('eth0', { management: true }), pif('eth1'), pif('eth2')],
  networks: before.networks,
};
const kept = keep(traced(before, { from: 'xapi' }), '2026-01-02T03:04:05Z');
const record = { kept, basis: hostFacts().files };

type Read = Extract<ConsoleEvent, { readonly kind: 'undoRead' }>['read'];
const kind = 'undoRead' as const;
const found = (there: HostNetworking): Read => ({
  state: 'kept',
  planId: 'walk-1',
  kept,
  now: there,
});
const opened = (read: Read): Walk =>
  tell(openItem(ready(), 'Undo Network Reset'), { kind, read, record });
const words = (walk: Walk): string => shown(walk).join(' ').replace(/\s+/gu, ' ');

test('it shows what comes back, asks, and makes the former management interface first', () => {
  const asked = openItem(ready(), 'Undo Network Reset');
  expect(askedSince(ready(), asked)).toContainEqual({ kind: 'readUndo' });
  const question = opened(found(now));
  expect(words(question)).toContain('Bond of eth0,eth1, VLAN 5, IPv4 static 192.168.1.10');
  expect(words(question)).toContain('to do management vlan5');
  expect(askedSince(question, press(question, 'enter'))).toEqual([]);
  const [effect] = askedSince(question, press(question, 'type:y'));
  if (effect?.kind !== 'rebuild') throw new Error(JSON.stringify(effect));
  expect(effect).toMatchObject({ restores: true, planId: 'walk-1' });
  expect(effect.first?.map((key) => key.split(' ')[0]).toSorted()).toEqual([
    'Bond',
    'VLAN',
    'management',
  ]);
});

test('the report offers it too', () => {
  const at = tell(ready(), came({ ...report, lost: known(noLoss) }));
  expect(view(at.state).dialogue?.keys).toContainEqual({ key: 'U', action: 'Undo' });
  expect(askedSince(at, press(at, 'type:u'))).toEqual([{ kind: 'readUndo' }]);
});
const noLoss = {
  pifs: [],
  bonds: [],
  vlans: [],
  tunnels: [],
  sriovNetworks: [],
  clusterHosts: [],
};

test.each<[string, Read, RegExp]>([
  ['XAPI is silent', { state: 'impossible', why: 'XAPI does not answer.' }, /does not answer/u],
  [
    'a port of the Bond is gone',
    found({ ...now, pifs: now.pifs.filter(({ device }) => device !== 'eth2') }),
    /cannot come back: the NIC eth2 is not in this machine/u,
  ],
])('%s: it says why, and opens a reset with the former values', (_, read, why) => {
  const offer = opened(read);
  expect(words(offer)).toMatch(why);
  expect(words(offer)).toContain(
    'xe-reset-networking --device=eth0 --bond=eth0,eth1 --bond-mode=active-backup --vlan=5 ' +
      '--mode=static --ip=192.168.1.10',
  );
  const intro = tell(press(offer, 'enter'), { kind: 'facts', facts: hostFacts() });
  expect(title(intro)).toBe('Emergency Network Reset');
  expect(words(intro)).toContain('the values from before the last reset');
  const nic = press(intro, 'enter');
  expect(shown(nic).find((line) => line.startsWith('>'))).toMatch(/^> eth0 /u);
  const address = press(nic, 'enter', 'enter');
  expect(shown(address)).toEqual(
    expect.arrayContaining(['> IP address: 192.168.1.10', '  Gateway: 192.168.1.1']),
  );
  const further = press(address, 'enter', 'enter', 'enter', 'enter');
  expect(words(further)).toMatch(/VLAN \| 5 .*eth0,eth1, active-backup/u);
});

test.each<[string, Read, RegExp]>([
  ['there is no reset', { state: 'nothing' }, /nothing to undo/u],
  ['the last one waits for its reboot', { state: 'pending' }, /not completed yet/u],
  ['everything is back', found(before), /is there as it was before/u],
])('%s: it says so and offers nothing', (_, read, says) => {
  const at = opened(read);
  expect(words(at)).toMatch(says);
  expect(askedSince(at, press(at, 'enter'))).toEqual([]);
});

test('management that failed to come back leads to the reset with the former values', () => {
  const question = opened(found(now));
  const working = press(question, 'type:y');
  const ended = tell(working, {
    kind: 'rebuildEnded',
    result: {
      ok: true,
      items: [
        {
          kind: 'management',
          name: 'vlan5',
          label: '',
          pif: '',
          state: 'failed',
          reason: null,
          calls: [],
          detail: 'HOST_OFFLINE',
        },
      ],
    },
  });
  expect(words(ended)).toContain('FAILED');
  expect(words(press(ended, 'enter'))).toContain('HOST_OFFLINE');
  expect(askedSince(ended, press(ended, 'enter', 'enter'))).toEqual([{ kind: 'readFacts' }]);
});
