import { latestReset, type ResetRecord } from '../../../src/reset/index.js';
import { changedHost, resetRecord } from '../../support/reset-record.js';

const changed = (id: string, more: Partial<ResetRecord> = {}): ResetRecord =>
  resetRecord({ events: changedHost(resetRecord({}, id)), ...more }, id);
const ready = { outcome: { result: 'awaitingReboot' } } as const;
/** The files of a reset, as the next one found them. */
const over = (id: string): Pick<ResetRecord, 'basis'> => {
  const { plan, basis } = resetRecord({}, id);
  const step = plan.steps.find((one) => one.kind === 'replaceFile' && one.file === 'trigger');
  if (step?.kind !== 'replaceFile') throw new Error('no trigger');
  const { path: real, content: text } = step;
  const trigger = { state: 'present', text, mode: 0o644, uid: 0, gid: 0, real } as const;
  return { basis: { ...basis, trigger } };
};

test.each<[string, readonly ResetRecord[], string | undefined]>([
  ['there is none', [], undefined],
  ['the last one', [changed('a', ready), changed('b', ready)], 'b'],
  ['an undone one alone', [changed('a', { undo: 'undone' })], 'a'],
  [
    'the one whose files an undo has put back',
    [changed('a', ready), changed('b', { ...over('a'), undo: 'undone' })],
    'a',
  ],
  [
    'also behind two undone ones',
    [
      changed('a', ready),
      changed('b', { ...over('a'), undo: 'undone' }),
      changed('c', { ...over('a'), undo: 'undone' }),
    ],
    'a',
  ],
  [
    'not one that the host had taken before',
    [changed('a', ready), changed('b', { undo: 'undone' })],
    'b',
  ],
  [
    'not while the undo goes on',
    [changed('a', ready), changed('b', { ...over('a'), undo: 'undoing' })],
    'b',
  ],
])('the latest reset: %s', (_, history, id) => {
  expect(latestReset(history)?.plan.id).toBe(id);
});
