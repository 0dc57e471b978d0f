import { hazards, makePlan, makeRequest } from '../../reset/index.js';
import type { DialogueContext } from './context.js';
import type { Asking, Checked } from './step.js';

/** The draft as a request with its hazards and its plan; null while something in the draft is wrong. */
export function check({ draft, facts }: Asking, { planId, now }: DialogueContext): Checked | null {
  const { profile, nics, pool } = facts;
  const request = makeRequest(draft, { profile, nics, pool, forceDevice: false });
  if (!request.ok) return null;
  const plan = makePlan(request.value, facts, { id: planId, createdAt: now });
  return { facts, request: request.value, hazards: hazards(request.value, facts), plan: plan.ok ? plan.value : null };
}
