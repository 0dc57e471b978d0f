import { errorText, confirmWords } from '../../text/index.js';
import { changeEffect } from '../change/change.js';
import { done, failedFor } from '../change/change-place.js';
import { host } from '../loading.js';

/** Ends the wait for a confirmation. Of this and a return that begins, the first one counts. */
export const endWait = changeEffect('endWait', async ({ planId, answer, by }, { session }) => {
  const resets = await session.resets();
  const { user } = (await host()).initiatorOf('console', '', by);
  const noted = await resets.recordWait(
    planId,
    answer === 'confirmed' ? { state: answer, user } : { state: answer, why: 'operator', user },
  );
  const status = noted.ok ? await resets.status() : noted;
  if (!status.ok) return failedFor(errorText(status.error));
  await session.waits.look();
  const now = status.value.history.find(({ plan }) => plan.id === planId)?.wait;
  return now?.state === answer ? done() : failedFor(confirmWords.isReturning);
});
