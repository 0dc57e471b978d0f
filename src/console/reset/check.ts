import {
  coordinatorWanted,
  hazards,
  makePlan,
  makeRequest,
  wireQuestion,
} from '../../reset/index.js';
import type { Knowledge } from '../knowledge.js';
import { isAbout, nothingTold } from '../look-at-wire.js';
import type { Answers, PlannedReset } from './steps/step.js';

/**
 * The answers as a request, or all their issues. The console offers only devices that exist, so it
 * never forces one.
 */
export function requestOf({
  draft,
  facts: { profile, nics, pool },
}: Answers): ReturnType<typeof makeRequest> {
  return makeRequest(draft, { profile, nics, pool, forceDevice: false });
}

/** The draft's request with its hazards and its plan; null if the draft has issues. */
function check(
  answers: Answers,
  { planId, now, unfinished }: Pick<Knowledge, 'planId' | 'now' | 'unfinished'>,
): PlannedReset | null {
  const { facts } = answers;
  const request = requestOf(answers);
  if (!request.ok) return null;
  const wire =
    answers.wire !== undefined && isAbout(wireQuestion(request.value), answers.wire)
      ? answers.wire
      : nothingTold;
  const address = coordinatorWanted(request.value, facts.pool);
  const tried = answers.coordinator?.address === address ? answers.coordinator.probe : null;
  const plan = makePlan(request.value, facts, { id: planId, createdAt: now });
  return {
    facts,
    request: request.value,
    hazards: hazards(request.value, facts, {
      wire: wire.findings,
      coordinator: tried,
      unfinishedSince: unfinished?.begunAt ?? '',
    }),
    plan: plan.ok ? plan.value : null,
    wire,
    ...(answers.thenRebuild === undefined ? {} : { thenRebuild: answers.thenRebuild }),
    ...(answers.confirmWithin === undefined ? {} : { confirmWithin: answers.confirmWithin }),
  };
}

/** Uses the newest facts: somebody may have started a VM since the first question. */
export function checkedNow(answers: Answers, known: Knowledge): PlannedReset | null {
  return check({ ...answers, facts: known.facts ?? answers.facts }, known);
}
