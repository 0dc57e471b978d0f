import { view } from '../../../src/console/index.js';
import { known } from '../../../src/model/index.js';
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
import { came, report } from '../restart-events.js';
import {
  found,
  networkingBefore,
  networkingNow,
  undoRead,
  type UndoReading,
} from '../../support/undo-host.js';

const opened = (read: UndoReading): Walk =>
  tell(openItem(ready(), 'Undo Network Reset'), undoRead(read));
const words = (walk: Walk): string => shown(walk).join(' ').replace(/\s+/gu, ' ');

test('it shows what comes back, asks, and makes the former management interface first', () => {
  const asked = openItem(ready(), 'Undo Network Reset');
  expect(askedSince(ready(), asked)).toContainEqual({ kind: 'readUndo' });
  const question = opened(found(networkingNow));
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

test.each<[string, UndoReading, RegExp]>([
  ['XAPI is silent', { state: 'impossible', why: 'XAPI does not answer.' }, /does not answer/u],
  [
    'a port of the Bond is gone',
    found({ ...networkingNow, pifs: networkingNow.pifs.filter(({ device }) => device !== 'eth2') }),
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

test.each<[string, UndoReading, RegExp]>([
  ['there is no reset', { state: 'nothing' }, /nothing to undo/u],
  ['the last one waits for its reboot', { state: 'pending' }, /not completed yet/u],
  ['everything is back', found(networkingBefore), /is there as it was before/u],
])('%s: it says so and offers nothing', (_, read, says) => {
  const at = opened(read);
  expect(words(at)).toMatch(says);
  expect(askedSince(at, press(at, 'enter'))).toEqual([]);
});

test('management that failed to come back leads to the reset with the former values', () => {
  const question = opened(found(networkingNow));
  const working = press(question, 'type:y');
  const ended = tell(working, {
    kind: 'rebuildEnded',
    result: {
      ok: true,
      value: [
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
