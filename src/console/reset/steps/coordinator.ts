import { hostPaths, type PoolRole } from '../../../model/index.js';
import { askWords, fieldWords, poolRole, resetTitles } from '../../../text/index.js';
import type { FormStep } from './step.js';

function intro(pool: PoolRole): string {
  if (pool.role === 'supporter') return askWords.coordinatorIntro(pool.coordinatorAddress);
  const damaged = pool.role === 'unknown' && pool.reason === 'damaged';
  return damaged
    ? askWords.poolConfDamaged(hostPaths.poolConf, pool.detail)
    : askWords.roleUnknown(poolRole(pool));
}

/**
 * The pool coordinator's (master's) address. Default on a supporter (slave): the one in pool.conf.
 * No default if the role is unknown.
 */
export const coordinatorStep: FormStep = {
  title: resetTitles.coordinator,
  intro: ({ facts }) => [intro(facts.pool)],
  fields: () => [{ id: 'coordinatorAddress', ...fieldWords.coordinatorAddress }],
};
