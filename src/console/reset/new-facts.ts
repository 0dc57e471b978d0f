import type { PlannedReset } from './steps/step.js';

/** Everything that the preview shows of a checked request. */
function shownOf({ request, hazards, plan, facts, wire }: PlannedReset): string {
  return JSON.stringify([
    request,
    hazards,
    plan?.steps ?? null,
    facts.files,
    facts.runningVms,
    facts.loss,
    wire,
  ]);
}

/** What the operator agrees to in the last question: the steps, and the hazards that block. */
function consentedOf({ request, hazards, plan }: PlannedReset): string {
  return JSON.stringify([
    request,
    hazards.filter(({ severity }) => severity === 'blocks'),
    plan?.steps ?? null,
  ]);
}

/** Whether the preview would show the same for both. */
export function looksTheSame(one: PlannedReset, other: PlannedReset): boolean {
  return shownOf(one) === shownOf(other);
}

/** Whether the last question would be the same for both. */
export function asksTheSame(one: PlannedReset, other: PlannedReset): boolean {
  return consentedOf(one) === consentedOf(other);
}
