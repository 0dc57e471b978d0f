import { refusedIn, type RebuiltThing, type Rehearsal } from '../../src/reset/index.js';
import { rehearsalLines } from '../../src/text/index.js';

const smooth: Rehearsal = {
  before: { '/a': 'x' },
  after: { '/a': 'x' },
  outcome: { result: 'done' },
  startup: {
    state: 'completed',
    report: { planId: 'p', at: '2026-01-02T03:04:05Z', checks: [] },
  },
  rebuilt: null,
};
const thing = (name: string, state: RebuiltThing['state'], detail = ''): RebuiltThing => ({
  kind: 'VLAN',
  name,
  state,
  detail,
});
const report = (rehearsal: Rehearsal): readonly string[] =>
  rehearsalLines(rehearsal, refusedIn(rehearsal));

test('what would be refused is named once more, behind everything else', () => {
  const lines = report({
    ...smooth,
    rebuilt: [
      thing('7', 'made'),
      thing('8', 'failed', 'PIF_VLAN_EXISTS'),
      { ...thing('9', 'impossible'), reason: { code: 'portGone', subject: 'eth9' } },
    ],
  });
  expect(lines.slice(lines.indexOf('What would be refused:'), -2)).toEqual([
    'What would be refused:',
    expect.stringMatching(/^ {2}VLAN 8: FAILED: /u),
    '  VLAN 9: cannot: the NIC eth9 is not in this machine',
  ]);
});

test('a reset and a start-up that fail are refused too', () => {
  const lines = report({ ...smooth, startup: { state: 'failed', detail: 'HOST_BROKEN' } });
  expect(lines).toContain('What would be refused:');
  expect(lines.at(-3)).toMatch(/^ {2}start-up: FAILED: .*HOST_BROKEN/u);
});

test('nothing refused is said only where everything was tried', () => {
  expect(report(smooth)).toContain('Nothing would be refused.');
  const untried = report({ ...smooth, startup: { state: 'notTried', why: 'noDatabase' } });
  expect(untried.join('\n')).not.toContain('refused');
});
