import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import { converse, numberOf } from '../../support/story/line-conversation.js';

const network = numberOf('Network and Management Interface');
const toPreview =
  `${network}\n` + `${numberOf('Emergency Network Reset', 'type:n', 'enter')}\n\n1\n1\n1\n`;

test.each([
  ['', undefined],
  ['c\n', 5],
  ['c\nc\n', 10],
  ['c\nc\nc\nc\nc\n', undefined],
])('after %j in the preview the reset goes back after %s minutes', async (typed, minutes) => {
  const { said, effects } = await converse(`${toPreview}${typed}\nyes\n\n`);
  expect(said).toContain('c: Limit');
  const runs = effects.flatMap((effect) => (effect.kind === 'runReset' ? [effect] : []));
  expect(runs.map(({ confirmWithin }) => confirmWithin)).toEqual([minutes]);
  const asked = said.slice(said.indexOf('Emergency Network Reset: confirm'));
  const tells = `unless confirmed within ${minutes ?? 0} minutes after the report`;
  expect(asked.includes(tells)).toBe(minutes !== undefined);
});

/** A console that hears that the host waits for a confirmation, and then that the wait is over. */
function waits({ kind }: Effect): ConsoleEvent | null {
  if (kind === 'endWait') {
    return { kind: 'changed', change: 'endWait', result: { ok: true, detail: '' } };
  }
  if (kind !== 'readStatus') return null;
  const wait = { planId: 'plan-1', begunBy: 'report', secondsLeft: 250 } as const;
  return { kind: 'confirmWait', wait: { state: 'waiting', ...wait } };
}
const ends = (effects: readonly Effect[]): readonly Effect[] =>
  effects.filter(({ kind }) => kind === 'endWait');
const status = numberOf('Status Display');

test.each([
  ['1', 'Confirm the Reset', 'confirmed'],
  ['2', 'Cancel the Return', 'cancelled'],
] as const)('%s on the Status Display asks, and y ends the wait', async (key, title, answer) => {
  const { said, effects } = await converse(`${status}\n${key}\ny\n`, { answer: waits });
  expect(said).toContain('The former configuration returns in 4 min 10 s');
  expect(said).toContain(`Press ${key} to`);
  expect(said).toContain(`${title}\n`);
  expect(ends(effects)).toMatchObject([{ planId: 'plan-1', answer }]);
});

test.each(['1\n\n', '1\n<\n', '2\nn\n', '3\ny\n', '1\n'])(
  '%j on the Status Display leaves the wait as it is',
  async (typed) => {
    const { effects } = await converse(`${status}\n${typed}`, { answer: waits });
    expect(ends(effects)).toEqual([]);
  },
);
