import { view, type ConsoleEvent } from '../../../src/console/index.js';
import { known, noNetworking } from '../../../src/model/index.js';
import { keep, traced } from '../../../src/reset/index.js';
import { askedSince, press, ready, shown, tell, type Walk } from '../../support/console-walk.js';
import { handmadePif as pif } from '../../support/rebuild/host.js';
import { came, report as whole } from '../restart-events.js';

const report = {
  ...whole,
  lost: known({
    pifs: [],
    bonds: ['bond0 (eth1 + eth2)'],
    vlans: [],
    tunnels: [],
    sriovNetworks: [],
    clusterHosts: [],
  }),
};

const network = (ref: string) => ({ ref, uuid: `uuid-${ref}`, label: ref, bridge: ref });
const vlan = { ref: 'v', pif: 'bond0.5', below: 'bond0', tag: 5, otherConfig: {} };

const before = {
  ...noNetworking,
  pifs: [
    pif('eth0', { management: true }),
    pif('eth1'),
    pif('eth2'),
    pif('bond0', { physical: false, mac: '00:16:3e:00:00:01' }),
    pif('bond0', { ref: 'bond0.5', physical: false, vlan: 5, mac: '', network: 'five' }),
    pif('eth0', { ref: 'eth0.7', physical: false, vlan: 7, mac: '', network: 'gone' }),
  ],
  bonds: [
    {
      ref: 'b',
      master: 'bond0',
      members: ['eth1', 'eth2'],
      mode: 'lacp',
      properties: {},
      otherConfig: {},
      followsMac: true,
    },
  ],
  vlans: [vlan, { ...vlan, ref: 'v7', pif: 'eth0.7', below: 'eth0', tag: 7 }],
  networks: ['net-eth0', 'net-eth1', 'net-eth2', 'net-bond0', 'five', 'gone'].map(network),
};
const now = {
  ...noNetworking,
  pifs: before.pifs.slice(0, 3),
  networks: before.networks.filter(({ ref }) => ref !== 'gone'),
};
const kept = keep(traced(before, { from: 'xapi' }), '2026-01-02T03:04:05Z');
const read: ConsoleEvent = {
  kind: 'rebuildRead',
  read: { state: 'kept', planId: 'walk-1', kept, now },
};

/** From the report of a reset to the list. */
const opened = (): Walk => tell(press(tell(ready(), came(report)), 'f8'), read);
const choice = (walk: Walk) => {
  const { dialogue } = view(walk.state);
  if (dialogue?.kind !== 'choice') throw new Error(JSON.stringify(dialogue));
  return dialogue.options.map(({ cells, disabled }) => [...cells, disabled].join('|'));
};

test('the report offers it; all that can be made is marked, the rest is greyed with its reason', () => {
  const at = tell(ready(), came(report));
  expect(view(at.state).dialogue?.keys).toContainEqual({ key: 'B/F8', action: 'Rebuild' });
  const asked = press(at, 'f8');
  expect(askedSince(at, asked)).toEqual([{ kind: 'readRebuild' }]);
  expect(choice(opened())).toEqual([
    'Recreate what is marked (2)||||',
    'Mark all||||all are marked',
    'Mark none||||',
    '[x] Bond|bond0|net-bond0|to do|',
    '[x] VLAN|vlan5|five|to do|',
    '    VLAN|vlan7|gone|cannot|its network gone was deleted',
    '    management|eth0|net-eth0|there|there',
  ]);
});

test('U marks the former address of management too, and takes it away again', () => {
  const moved: ConsoleEvent = {
    kind: 'rebuildRead',
    read: {
      state: 'kept',
      planId: 'walk-1',
      kept,
      now: {
        ...now,
        pifs: now.pifs.map((pif) =>
          pif.management ? { ...pif, addresses: { ...pif.addresses, mode: 'static' } } : pif,
        ),
      },
    },
  };
  const list = tell(press(tell(ready(), came(report)), 'f8'), moved);
  expect(choice(list).at(-1)).toMatch(/^ {4}management\|eth0\|net-eth0\|there\|/u);
  const undoing = press(list, 'type:u');
  expect(choice(undoing)).toContain('[x] management|eth0|net-eth0|to do|');
  expect(choice(press(undoing, 'type:u'))).toEqual(choice(list));
  const asked = press(undoing, 'home', 'enter', 'type:y');
  expect(askedSince(undoing, asked)).toContainEqual(
    expect.objectContaining({ kind: 'rebuild', restores: true }),
  );
});

test('marks: none, single ones, all; one that needs another says so', () => {
  const none = press(opened(), 'down', 'down', 'enter');
  expect(choice(none)[0]).toBe('Recreate what is marked (0)||||nothing is marked');
  const vlanAlone = press(none, 'down', 'down', 'enter');
  expect(choice(vlanAlone)).toContain('[x] VLAN|vlan5|five|cannot|');
  expect(choice(vlanAlone)).toContain('[ ] Bond|bond0|net-bond0|left out|');
  expect(shown(vlanAlone).join(' ')).toContain('bond0 is not there');
  expect(choice(press(vlanAlone, 'up', 'enter'))).toEqual(choice(opened()));
  expect(choice(press(vlanAlone, 'home', 'down', 'enter'))).toEqual(choice(opened()));
});

test('asks once, shows each as it is made, can be stopped, and ends in a table', () => {
  const ask = press(opened(), 'enter');
  expect(shown(ask).join(' ')).toContain('Recreated: Bond bond0, VLAN vlan5.');
  const working = press(ask, 'type:y');
  const [effect] = askedSince(ask, working);
  if (effect?.kind !== 'rebuild') throw new Error(JSON.stringify(effect));
  expect(effect).toMatchObject({ planId: 'walk-1', kept });
  const [bond = '', five = ''] = effect.keys;
  const on = tell(
    working,
    { kind: 'rebuildStep', key: bond, phase: 'starting', detail: '' },
    { kind: 'rebuildStep', key: bond, phase: 'made', detail: '' },
    { kind: 'rebuildStep', key: five, phase: 'starting', detail: '' },
  );
  expect(shown(on)).toEqual(expect.arrayContaining(['Bond bond0: done', 'VLAN vlan5: running']));
  const stopping = press(on, 'escape');
  expect(askedSince(on, stopping)).toEqual([{ kind: 'stopRebuild' }]);
  expect(press(stopping, 'escape').effects).toEqual(stopping.effects);
  const item = {
    label: '',
    pif: '',
    reason: null,
    calls: [],
    detail: '',
  } as const;
  const ended = tell(stopping, {
    kind: 'rebuildEnded',
    result: {
      ok: true,
      value: [
        { ...item, kind: 'Bond', name: 'bond0', state: 'made' },
        { ...item, kind: 'VLAN', name: 'vlan5', state: 'planned' },
      ],
    },
  });
  expect(shown(ended)).toEqual(
    expect.arrayContaining(['Wanted      Got', 'Bond bond0  made', 'VLAN vlan5  to do']),
  );
  const again = press(ended, 'f5');
  expect(askedSince(ended, again).at(-1)).toEqual({ kind: 'readRebuild' });
  expect(choice(tell(again, read))).toEqual(choice(opened()));
});

test.each([
  [{ state: 'nothingKept' } as const, 'Nothing is kept'],
  [{ state: 'unreachable', detail: 'connection refused' } as const, 'connection refused'],
])('%j: nothing can be made, and why', (found, words) => {
  const at = tell(press(tell(ready(), came(report)), 'f8'), { kind: 'rebuildRead', read: found });
  expect(shown(at).join(' ')).toContain(words);
  expect(shown(press(at, 'enter')).join(' ')).not.toContain(words);
});
