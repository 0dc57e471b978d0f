import { noNetworking } from '../../../src/model/index.js';
import { keep, parseJournalEntry, printJournalEntry, traced } from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { factsOf, planOf, supporterFiles } from '../../support/host/reset-host.js';

const initiator = { user: 'root', tty: '/dev/tty1', face: 'console', reason: '' } as const;
const undone = (who: object): string =>
  JSON.stringify({ kind: 'undone', at: '2026-01-02T03:04:05Z', planId: 'p', initiator: who });

test('what was overridden comes back with who began it; older entries say nothing of it', () => {
  expect(parseJournalEntry(undone({ ...initiator, overridden: ['ha.armed'] }))).toMatchObject({
    initiator: { overridden: ['ha.armed'] },
  });
  expect(parseJournalEntry(undone(initiator))).toMatchObject({ kind: 'undone', initiator });
});

test.each([
  ['no list', 'ha.armed'],
  ['no texts', [1]],
  ['nothing', null],
])('an entry whose overridden hazards are %s is not ours', (_, overridden) => {
  expect(parseJournalEntry(undone({ ...initiator, overridden }))).toBeNull();
});

test.each(['', '{', 'null', '[]', '{"kind":"undone"}', '{"kind":"other"}', undone({ tty: '' })])(
  '%j is no entry',
  (text) => {
    expect(parseJournalEntry(text)).toBeNull();
  },
);

const at = '2026-01-02T03:04:05Z';
const request = {
  device: 'eth0',
  vlan: null,
  ipv4: { mode: 'dhcp' },
  ipv6: { mode: 'none' },
  dns: [],
  mac: null,
  coordinatorAddress: null,
  keepInterfaceNames: false,
};
const plan = {
  formatVersion: 1,
  id: 'p',
  createdAt: at,
  profile: { name: 'networkd', triggerPath: '/var/tmp/network-reset' },
  request,
  steps: [{ kind: 'sync' }],
};
const absent = { state: 'absent' };
const basis = {
  inventory: absent,
  management: absent,
  poolConf: absent,
  trigger: absent,
  networkdDatabase: absent,
};
const event = { planId: 'p', seq: 0, at, step: 0, phase: 'done' };
const samples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  begun: { at, plan, basis, initiator, pid: 1 },
  event: { event },
  ended: { at, planId: 'p', outcome: { result: 'done' } },
  resumed: { at, planId: 'p', initiator },
  undoing: { at, planId: 'p', initiator },
  undone: { at, planId: 'p', initiator },
  completed: { at, planId: 'p', report: null },
  asked: { at, planId: 'p', question: { device: 'eth1', mac: null, used: '' } },
  answered: { at, planId: 'p', answer: { device: 'eth1', mac: '00:16:3e:00:00:01' }, initiator },
  acknowledged: { at, planId: 'p', report: null, initiator },
};

test.each(['networkd', 'classic'] as const)(
  'a plan of a %s host comes back whole, though no path is written down',
  async (profile) => {
    const facts = await factsOf(new FakePorts(supporterFiles).files, profile);
    const whole = planOf(facts, 'plan-1');
    const entry = {
      kind: 'begun',
      at,
      plan: whole,
      basis: facts.files,
      initiator,
      pid: 1,
    } as const;
    const written = printJournalEntry(entry);
    expect(written).not.toMatch(/"(?:paths?|args)":/u);
    expect(parseJournalEntry(written)).toStrictEqual(entry);
  },
);

test('what a reset is about to wipe, and what its start is to do, come back whole', () => {
  const kept = keep(traced(noNetworking, { from: 'xapi' }), at);
  const ahead = { boot: 'boot-1', thenRebuild: true, confirmWithin: 10 };
  const wire = [{ code: 'noDhcpOffer', device: 'eth1', seconds: 3 }];
  const line = { kind: 'begun', ...samples['begun'], ...ahead, wire, kept };
  const entry = parseJournalEntry(JSON.stringify(line));
  expect(entry).toEqual(line);
  expect(entry === null ? null : JSON.parse(printJournalEntry(entry))).toEqual(line);
});

test.each([
  ['something before it', '+002026-01-02T03:04:05Z'],
  ['something behind it', '2026-01-02T03:04:05Z (UTC)'],
  ['a month that does not exist', '2026-13-02T03:04:05Z'],
  ['another time zone', '2026-01-02T03:04:05+02:00'],
])('a time with %s is none', (_, time) => {
  expect(parseJournalEntry(undone(initiator).replace(at, time))).toBeNull();
});

test.each(Object.entries(samples))('an entry of kind %s is read back', (kind, rest) => {
  expect(parseJournalEntry(JSON.stringify({ kind, ...rest }))).toEqual({ kind, ...rest });
});

/** Every field left out, and every one of another type, at any depth that readers rely on. */
const spoilt = Object.entries(samples).flatMap(([kind, rest]) =>
  Object.keys(rest).flatMap((key): [string, object][] => [
    [
      `${kind} without ${key}`,
      { kind, ...Object.fromEntries(Object.entries(rest).filter(([name]) => name !== key)) },
    ],
    ...(key === 'report'
      ? []
      : (key === 'pid' ? [null, 'x'] : [null, 7]).map((value): [string, object] => [
          `${kind} whose ${key} is ${String(value)}`,
          { kind, ...rest, [key]: value },
        ])),
  ]),
);

const without = (value: object, key: string): object =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

test.each([
  ...spoilt,
  ...['formatVersion', 'id', 'steps'].flatMap((key): [string, object][] => [
    [`a plan without ${key}`, { kind: 'begun', ...samples['begun'], plan: without(plan, key) }],
    [
      `a plan whose ${key} is of another kind`,
      { kind: 'begun', ...samples['begun'], plan: { ...plan, [key]: key === 'id' ? 1 : '1' } },
    ],
  ]),
  [
    'a plan of a later version',
    { kind: 'begun', ...samples['begun'], plan: { ...plan, formatVersion: 2 } },
  ],
  [
    'a plan with a step that is none',
    { kind: 'begun', ...samples['begun'], plan: { ...plan, steps: [{ kind: 'sync' }, null] } },
  ],
  [
    'a plan with a step without a kind',
    { kind: 'begun', ...samples['begun'], plan: { ...plan, steps: [{}] } },
  ],
  ...['planId', 'seq', 'step', 'phase'].flatMap((key): [string, object][] => [
    [`an event without ${key}`, { kind: 'event', event: without(event, key) }],
    [
      `an event whose ${key} is of another kind`,
      { kind: 'event', event: { ...event, [key]: key === 'seq' || key === 'step' ? 'x' : 1 } },
    ],
  ]),
  [
    'a question without a device',
    { kind: 'asked', at, planId: 'p', question: { mac: null, used: '' } },
  ],
  [
    'a question that does not say what is used',
    { kind: 'asked', at, planId: 'p', question: { device: 'eth1', mac: null } },
  ],
  [
    'an answer without a MAC',
    { kind: 'answered', at, planId: 'p', answer: { device: 'eth1', mac: null }, initiator },
  ],
  ['an end without a result', { kind: 'ended', at, planId: 'p', outcome: {} }],
  ['a user who is none', { kind: 'undone', at, planId: 'p', initiator: { ...initiator, user: 1 } }],
])('%s is no entry of ours', (_, entry) => {
  expect(parseJournalEntry(JSON.stringify(entry))).toBeNull();
});

test.each([
  ['with its reason', { reason: { code: 'portGone', subject: 'eth2' } }],
  ['without a reason', { reason: null }],
  ['as an older version wrote it', {}],
])('what a rebuild could not make comes back %s', (_, reason) => {
  const item = { kind: 'Bond', name: 'bond0', state: 'impossible', ...reason, detail: '' };
  const entry = { kind: 'rebuilt', at, planId: 'p', items: [item] };
  expect(parseJournalEntry(JSON.stringify(entry))).toEqual(entry);
});
