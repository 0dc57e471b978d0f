import type { ResetError } from '../../../src/model/index.js';
import {
  journalState,
  stoppedHalfWay,
  type JournalEntry,
  type ResetPlan,
  type RunEvent,
  type RunOutcome,
} from '../../../src/reset/index.js';
import { openResets } from '../../../src/host/index.js';
import { MemoryDisk } from '../../support/disk/memory-disk.js';
import {
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../../support/host/reset-host.js';

const at = '2026-01-02T03:04:05Z';
const later = '2026-01-02T04:05:06Z';
const error: ResetError = {
  code: 'rebootFailed',
  step: 9,
  subject: 'reboot -f',
  cause: 'exit status 1',
  retryable: true,
  leftHost: 'changed',
};

async function ground() {
  const disk = MemoryDisk.of({ ...supporterFiles, '/var/tmp/keep': '' });
  const facts = await factsOf(
    (await openResets({ root: '/', machine: recordingMachine() }, { disk })).files,
    'networkd',
  );
  const plan = planOf(facts, 'a');
  const begun = (id: string): JournalEntry => ({
    kind: 'begun',
    at,
    plan: { ...plan, id },
    basis: facts.files,
    initiator: operator,
    pid: 1,
  });
  const event = (
    id: string,
    kind: ResetPlan['steps'][number]['kind'],
    phase: RunEvent['phase'],
    more: Partial<RunEvent> = {},
  ): JournalEntry => ({
    kind: 'event',
    event: {
      planId: id,
      seq: 0,
      at,
      step: plan.steps.findIndex((step) => step.kind === kind),
      phase,
      ...more,
    },
  });
  const ended = (id: string, outcome: RunOutcome): JournalEntry => ({
    kind: 'ended',
    at,
    planId: id,
    outcome,
  });
  const said = (kind: 'resumed' | 'undoing' | 'undone', id: string): JournalEntry => ({
    kind,
    at,
    planId: id,
    initiator: operator,
  });
  return { begun, event, ended, said };
}

test('where the latest reset stands', async () => {
  const { begun, event, ended, said } = await ground();
  const rows: readonly (readonly [readonly JournalEntry[], object])[] = [
    [[], { state: 'none' }],
    [[event('lost', 'reboot', 'done')], { state: 'none' }],
    [[begun('a')], { state: 'interrupted', changed: false, lastEvent: null }],
    [
      [begun('a'), event('a', 'saveUndo', 'done'), event('a', 'prepareFiles', 'starting')],
      { state: 'interrupted', changed: false },
    ],
    [[begun('a'), event('a', 'replaceFile', 'starting')], { state: 'interrupted', changed: true }],
    [[begun('a'), event('a', 'reboot', 'starting')], { state: 'rebooting' }],
    [[begun('a'), event('a', 'reboot', 'skipped')], { state: 'awaitingReboot' }],
    [[begun('a'), event('a', 'reboot', 'failed', { error })], { state: 'failed', error }],
    [[begun('a'), event('a', 'reboot', 'done', { error })], { state: 'rebooting' }],
    [[begun('a'), event('a', 'reboot', 'failed')], { state: 'rebooting' }],
    // A damaged journal, or that of another version.
    [
      [begun('a'), event('a', 'reboot', 'starting', { step: 999 })],
      { state: 'interrupted', changed: false },
    ],
    [[begun('a'), ended('a', { result: 'done' })], { state: 'rebooting' }],
    [[begun('a'), ended('a', { result: 'cancelled' })], { state: 'cancelled' }],
    [
      [begun('a'), ended('a', { result: 'awaitingReboot' }), said('resumed', 'a')],
      { state: 'interrupted' },
    ],
    [
      [
        begun('a'),
        ended('a', { result: 'done' }),
        { kind: 'completed', at, planId: 'a', report: 7 },
      ],
      { state: 'completed', report: 7 },
    ],
    [
      [
        begun('a'),
        ended('a', { result: 'done' }),
        { kind: 'acknowledged', at: later, planId: 'a', report: 8, initiator: operator },
      ],
      { state: 'completed', at: later, report: 8 },
    ],
    [[begun('a'), ended('a', { result: 'done' }), said('undoing', 'a')], { state: 'undoing' }],
    [
      [begun('a'), ended('a', { result: 'done' }), said('undoing', 'a'), said('undone', 'a')],
      { state: 'undone' },
    ],
    [
      [begun('a'), ended('a', { result: 'done' }), begun('b')],
      { state: 'interrupted', reset: { plan: { id: 'b' } } },
    ],
  ];
  for (const [entries, expected] of rows) expect(journalState(entries)).toMatchObject(expected);
});

test('which resets leave some files new and others old', async () => {
  const { begun, event, ended, said } = await ground();
  const changing = event('a', 'replaceFile', 'starting');
  const rows: readonly (readonly [string, readonly JournalEntry[], boolean])[] = [
    ['none', [], false],
    ['cut off before its first change', [begun('a')], false],
    ['cut off after it', [begun('a'), changing], true],
    ['failed', [begun('a'), changing, ended('a', { result: 'failed', error })], true],
    ['an undo that was cut off', [begun('a'), changing, said('undoing', 'a')], true],
    ['undone', [begun('a'), changing, said('undone', 'a')], false],
    ['complete', [begun('a'), changing, ended('a', { result: 'awaitingReboot' })], false],
    ['cancelled', [begun('a'), ended('a', { result: 'cancelled' })], false],
  ];
  expect(rows.map(([what, entries]) => [what, stoppedHalfWay(journalState(entries))])).toEqual(
    rows.map(([what, , half]) => [what, half]),
  );
});
