import { coordinatorWanted } from '../../reset/index.js';
import { clean, previewWords, resetTitles } from '../../text/index.js';
import { text } from '../widgets/paragraph.js';
import type { Go, TextSpec } from '../widgets/spec.js';
import { waitingMessage } from '../widgets/text-page.js';
import type { ResetAnswer, ResetEffect } from './effects.js';
import type { Answers, PlannedReset } from './steps/step.js';

/** Whether it is known who answers at the coordinator's address; also if there is none. */
export function isTried(answers: Answers, { request }: Pick<PlannedReset, 'request'>): boolean {
  const address = coordinatorWanted(request, answers.facts.pool);
  return address === '' || answers.coordinator?.address === address;
}

/** The page while the coordinator's address is tried. */
export function tryingSpec(
  { request, facts }: PlannedReset,
  back: Go<ResetEffect, ResetAnswer>,
): TextSpec<ResetEffect, ResetAnswer> {
  return waitingMessage(
    resetTitles.confirm,
    [text(previewWords.trying(clean(coordinatorWanted(request, facts.pool))))],
    back,
  );
}
