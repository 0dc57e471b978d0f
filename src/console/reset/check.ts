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
 * What makes of the answers a request, or everything that is wrong with them. The console offers
 * only devices that are there, so none is forced.
 */
export function requestOf({
  draft,
  facts: { profile, nics, pool },
}: Answers): ReturnType<typeof makeRequest> {
  return makeRequest(draft, { profile, nics, pool, forceDevice: false });
}

/**
 * The draft as a request with its hazards and its plan; null while something in the draft is wrong.
 */
export function check(
  asking: Answers,
  { planId, now, unfinished }: Pick<Knowledge, 'planId' | 'now' | 'unfinished'>,
): PlannedReset | null {
  const { facts } = asking;
  const request = requestOf(asking);
  if (!request.ok) return null;
  const wire =
    asking.wire !== undefined && isAbout(wireQuestion(request.value), asking.wire)
      ? asking.wire
      : nothingTold;
  const address = coordinatorWanted(request.value, facts.pool);
  const tried = asking.coordinator?.address === address ? asking.coordinator.trial : null;
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
    ...(asking.thenRebuild === undefined ? {} : { thenRebuild: asking.thenRebuild }),
  };
}
