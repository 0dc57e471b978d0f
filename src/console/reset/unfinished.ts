import type { ResetRecord } from '../../reset/index.js';

/**
 * A reset that stopped half-way: found in the journal at the start, or failed under the operator's
 * eyes.
 */
export type UnfinishedReset = Pick<ResetRecord, 'plan' | 'events' | 'begunAt'> &
  Partial<Pick<ResetRecord, 'undo' | 'outcome'>>;
