import { askWords, fieldWords, resetTitles } from '../../text/index.js';
import type { FormStep } from './step.js';

/** On a supporter (slave): where its pool coordinator (master) is, pool.conf's address as default. */
export const coordinatorStep: FormStep = {
  title: resetTitles.coordinator,
  intro: ({ facts }) => [askWords.coordinatorIntro(facts.pool.role === 'supporter' ? facts.pool.coordinatorAddress : '')],
  fields: () => [{ id: 'coordinatorAddress', ...fieldWords.coordinatorAddress }],
};
