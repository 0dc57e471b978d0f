import { keyHints } from '../../text/index.js';
import type { Go, KeySpec } from '../widgets/spec.js';
import type { ResetAnswer, ResetEffect } from './effects.js';
import type { Answers } from './steps/step.js';

/**
 * The minutes that the preview offers for a confirmation, one after the other; first of all none.
 */
const minutesToConfirm: readonly number[] = [5, 10, 30, 60];

/** The answers with the next offer of minutes for a confirmation. */
function withNextMinutes({ confirmWithin = 0, ...answers }: Answers): Answers {
  const next = minutesToConfirm.find((minutes) => minutes > confirmWithin);
  return next === undefined ? answers : { ...answers, confirmWithin: next };
}

/** The key of the preview that offers them; `go` leads to the preview of the new answers. */
export function minutesKey(
  answers: Answers,
  go: (answers: Answers) => Go<ResetEffect, ResetAnswer>,
): KeySpec<ResetEffect, ResetAnswer> {
  return { key: 'c', hint: keyHints.confirmWithin, go: go(withNextMinutes(answers)) };
}
