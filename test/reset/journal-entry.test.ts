import { parseJournalEntry } from '../../src/reset/journal-entry.js';

const initiator = { user: 'root', tty: '/dev/tty1', face: 'console', reason: '' };
const undone = (who: object): string => JSON.stringify({ kind: 'undone', at: '2026-01-02T03:04:05Z', planId: 'p', initiator: who });

test('what was overridden comes back with who began it; older entries say nothing of it', () => {
  expect(parseJournalEntry(undone({ ...initiator, overridden: ['ha.armed'] }))).toMatchObject({ initiator: { overridden: ['ha.armed'] } });
  expect(parseJournalEntry(undone(initiator))).toMatchObject({ kind: 'undone', initiator });
});

test.each([['no list', 'ha.armed'], ['no texts', [1]], ['nothing', null]])('an entry whose overridden hazards are %s is not ours', (_, overridden) => {
  expect(parseJournalEntry(undone({ ...initiator, overridden }))).toBeNull();
});

test.each(['', '{', 'null', '[]', '{"kind":"undone"}', '{"kind":"other"}', undone({ tty: '' })])('%j is no entry', (text) => {
  expect(parseJournalEntry(text)).toBeNull();
});
