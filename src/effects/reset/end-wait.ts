import { recordWaitStep } from '../../reset/index.js';
import { errorText, confirmWords } from '../../text/index.js';
import { changeEffect } from '../change/change.js';
import { done, failedFor } from '../change/change-place.js';
import { host } from '../loading.js';

/** Ends the wait for a confirmation. Of this and a return that begins, the first one counts. */
export const endWait = changeEffect('endWait', async ({ planId, answer, by }, { session }) => {
  const resets = await session.resets();
  const { user } = (await host()).initiatorOf('console', '', by);
  const noted = await recordWaitStep(
    resets,
    planId,
    answer === 'confirmed' ? { state: answer, user } : { state: answer, why: 'operator', user },
  );
  if (!noted.ok) return failedFor(errorText(noted.error));
  await session.waits.look();
  return noted.value ? done() : failedFor(confirmWords.isReturning);
});
