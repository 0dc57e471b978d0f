import type { Initiator, ResetRecord } from '../../reset/index.js';

/** Who began a reset, and what was there before it. */
export type ResetBeginning = Pick<ResetRecord, 'basis' | 'kept'> & {
  readonly initiator: Omit<Initiator, 'overridden'>;
};

/**
 * A reset that stopped half-way: found in the journal at the start, or failed under the operator's
 * eyes.
 */
export type UnfinishedReset = Pick<ResetRecord, 'plan' | 'events' | 'begunAt'> &
  Partial<ResetBeginning> &
  Partial<Pick<ResetRecord, 'undo' | 'outcome'>>;
