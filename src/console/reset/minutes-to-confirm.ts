import type { Answers } from './steps/step.js';

/** The minutes that the preview offers for a confirmation, one after the other; first of all none. */
const minutesToConfirm: readonly number[] = [5, 10, 30, 60];

/** The answers with the next offer of minutes for a confirmation. */
export function withNextMinutes({ confirmWithin = 0, ...asking }: Answers): Answers {
  const next = minutesToConfirm.find((minutes) => minutes > confirmWithin);
  return next === undefined ? asking : { ...asking, confirmWithin: next };
}
