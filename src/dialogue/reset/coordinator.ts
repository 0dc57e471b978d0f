import { askWords, fieldWords, poolRole, resetTitles } from '../../text/index.js';
import type { FormStep } from './step.js';

/** Where the pool coordinator (master) is: pool.conf's address as default on a supporter (slave), nothing where the role is not known. */
export const coordinatorStep: FormStep = {
  title: resetTitles.coordinator,
  intro: ({ facts }) => [facts.pool.role === 'supporter' ? askWords.coordinatorIntro(facts.pool.coordinatorAddress) : askWords.roleUnknown(poolRole(facts.pool))],
  fields: () => [{ id: 'coordinatorAddress', ...fieldWords.coordinatorAddress }],
};
