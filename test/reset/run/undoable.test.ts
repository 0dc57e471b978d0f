import type { HostFiles } from '../../../src/model/index.js';
import {
  undoable,
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

test('which reset an undo is about', async () => {
  const disk = MemoryDisk.of({ ...supporterFiles, '/var/tmp/keep': '' });
  const facts = await factsOf(
    (await openResets({ root: '/', machine: recordingMachine() }, { disk })).files,
    'networkd',
  );
  const plan: ResetPlan = planOf(facts, 'a');
  const trigger = plan.steps.find((step) => step.kind === 'replaceFile' && step.file === 'trigger');
  if (trigger?.kind !== 'replaceFile') throw new Error('no trigger');
  const waiting: HostFiles = {
    ...facts.files,
    trigger: {
      state: 'present',
      text: trigger.content,
      mode: 0o644,
      uid: 0,
      gid: 0,
      real: trigger.path,
    },
  };
  const begun = (id: string, basis: HostFiles): JournalEntry => ({
    kind: 'begun',
    at,
    plan: { ...plan, id },
    basis,
    initiator: operator,
    pid: 1,
  });
  const changing = (id: string): RunEvent => ({
    planId: id,
    seq: 0,
    at,
    step: plan.steps.findIndex(({ kind }) => kind === 'replaceFile'),
    phase: 'starting',
  });
  const changed = (id: string, basis = facts.files): readonly JournalEntry[] => [
    begun(id, basis),
    { kind: 'event', event: changing(id) },
  ];
  const ended = (id: string, outcome: RunOutcome): JournalEntry => ({
    kind: 'ended',
    at,
    planId: id,
    outcome,
  });
  const lived = (id: string, basis = facts.files): readonly JournalEntry[] => [
    ...changed(id, basis),
    ended(id, { result: 'done' }),
  ];
  const failed = (id: string): readonly JournalEntry[] => [
    ...changed(id),
    ended(id, {
      result: 'failed',
      error: {
        ...{ code: 'ioError', step: 3, subject: '/x', cause: 'EIO', retryable: true },
        leftHost: 'changed',
      },
    }),
  ];
  const said = (kind: 'undoing' | 'undone', id: string): JournalEntry => ({
    kind,
    at,
    planId: id,
    initiator: operator,
  });
  const undone = (id: string): JournalEntry => said('undone', id);
  const rows: readonly (readonly [readonly JournalEntry[], string | null])[] = [
    [[], null],
    [[begun('a', facts.files)], null],
    [changed('a'), 'a'],
    [[...lived('a'), ...lived('b')], 'b'],
    [[...lived('a'), ...lived('b'), undone('b')], null],
    [[...lived('a'), ...lived('b', waiting), undone('b')], 'a'],
    [[...changed('a'), ...lived('b'), undone('b')], 'a'],
    [[...failed('a'), ...lived('b'), undone('b')], 'a'],
    [[...lived('a'), said('undoing', 'a'), ...lived('b'), undone('b')], 'a'],
    [[...changed('a'), ...lived('b'), undone('b'), undone('a')], null],
    [[...lived('a'), begun('b', facts.files), ended('b', { result: 'cancelled' })], 'a'],
  ];
  for (const [entries, id] of rows) expect(undoable(entries)?.plan.id ?? null).toBe(id);
});
