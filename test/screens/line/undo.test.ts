import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import { converse, numberOf } from '../../support/story/line-conversation.js';
import {
  found,
  networkingBefore,
  networkingNow,
  undoRead,
  type UndoReading,
} from '../../support/undo-host.js';

const inNetwork = numberOf('Undo Network Reset', 'type:n', 'enter');
const toUndo = `${numberOf('Network and Management Interface')}\n${inNetwork}\n`;

/** The host's answers: what the undo finds, and how the work ends. */
const answers =
  (read: UndoReading, state: 'made' | 'failed' = 'made') =>
  ({ kind }: Effect): ConsoleEvent | null => {
    if (kind === 'readUndo') return undoRead(read);
    if (kind !== 'rebuild') return null;
    const item = { kind: 'management', name: 'vlan5', label: '', pif: '' } as const;
    const detail = state === 'failed' ? 'HOST_OFFLINE' : '';
    return {
      kind: 'rebuildEnded',
      result: { ok: true, value: [{ ...item, state, reason: null, calls: [], detail }] },
    };
  };
const isRebuild = ({ kind }: Effect): boolean => kind === 'rebuild';

test('an undo is told, asked and done as on the screen: management first', async () => {
  const { said, effects } = await converse(`${toUndo}y\n\n`, {
    answer: answers(found(networkingNow)),
  });
  const words = said.replace(/\s+/gu, ' ');
  expect(words).toContain('Bond of eth0,eth1, VLAN 5, IPv4 static 192.168.1.10');
  expect(words).toContain('to do Bond bond0 to do VLAN vlan5 to do management vlan5');
  expect(effects.filter(isRebuild)).toMatchObject([{ restores: true, planId: 'walk-1' }]);
  expect(words).toContain('Everything that was wanted is there.');
});

test.each(['\n', '<\n', 'n\n', 'please\n', ''])('the answer %j changes nothing', async (typed) => {
  const { effects } = await converse(`${toUndo}${typed}`, {
    answer: answers(found(networkingNow)),
  });
  expect(effects.filter(isRebuild)).toEqual([]);
});

test.each<[string, string, string, UndoReading]>([
  ['has failed', 'y\n\n', 'HOST_OFFLINE', found(networkingNow)],
  ['is not possible', '', 'XAPI is silent.', { state: 'impossible', why: 'XAPI is silent.' }],
])(
  'an undo that %s says why, and Enter opens a reset with the former values',
  async (_, typed, why, read) => {
    const { said, effects } = await converse(`${toUndo}${typed}\n\n1\n\n`, {
      answer: answers(read, 'failed'),
    });
    const words = said.replace(/\s+/gu, ' ');
    expect(words).toContain(why);
    expect(words).toContain('The questions start with the values from before the last reset.');
    expect(said).toContain('IP address (like 192.168.0.10) [192.168.1.10]:');
    expect(effects.some(({ kind }) => kind === 'runReset')).toBe(false);
  },
);

test.each<[string, UndoReading, string]>([
  ['there is no reset', { state: 'nothing' }, 'nothing to undo'],
  ['everything is back', found(networkingBefore), 'is there as it was before'],
])('%s: it says so and asks nothing', async (_, read, says) => {
  const { said, effects } = await converse(`${toUndo}\n`, { answer: answers(read) });
  expect(said.replace(/\s+/gu, ' ')).toContain(says);
  expect(effects.filter(isRebuild)).toEqual([]);
});
