import type { PoolRecovery } from '../../../model/index.js';
import { poolPageWords as words } from '../../../text/pages/network/pool.js';
import type { ObjectAnswer } from '../../objects.js';
import { change, question } from '../../widgets/change.js';
import { text } from '../../widgets/paragraph.js';
import type { DialoguePage } from '../../widgets/spec.js';

/** Changes this host's place in its pool. */
export interface ChangePool {
  readonly kind: 'changePool';
  readonly recovery: PoolRecovery;
}

/** The question before the supporters are told where this coordinator is. */
export const recoverPage: DialoguePage<ChangePool, ObjectAnswer> = {
  name: 'pool recover',
  topic: 'pool',
  spec: () =>
    question(
      words.recoverTitle,
      [text(words.recovers)],
      words.yesRecover,
      change<ChangePool>(
        { kind: 'changePool', recovery: { kind: 'recoverSupporters' } },
        words.change.recover,
      ),
    ),
};
