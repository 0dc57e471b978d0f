import { resetHistory, type ResetRecord } from '../../src/reset/index.js';
import { facts } from './host/facts.js';
import { operator, planOf } from './host/reset-host.js';

const at = '2026-01-02T03:04:05Z';

/** A reset that has only begun; `more` says what else the journal has of it. */
export function resetRecord(more: Partial<ResetRecord> = {}, id = 'plan-1'): ResetRecord {
  const host = facts();
  const [record] = resetHistory([
    {
      kind: 'begun',
      at,
      plan: planOf(host, id),
      basis: host.files,
      initiator: operator,
      pid: 1,
    },
  ]);
  if (record === undefined) throw new Error('no record');
  return { ...record, ...more };
}

/** The events of a reset that has come to its last step. */
export function changedHost({ plan }: Pick<ResetRecord, 'plan'>): ResetRecord['events'] {
  return [{ planId: plan.id, seq: 0, at, step: plan.steps.length - 1, phase: 'starting' }];
}
