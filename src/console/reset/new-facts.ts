import type { PlannedReset } from './steps/step.js';

/** Everything of a checked wish that the preview shows. */
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

/** What is consented to with the last question: the steps, and what stands against them. */
function consentedOf({ request, hazards, plan }: PlannedReset): string {
  return JSON.stringify([
    request,
    hazards.filter(({ severity }) => severity === 'blocks'),
    plan?.steps ?? null,
  ]);
}

/** Whether the preview shows the same of both. */
export function looksTheSame(one: PlannedReset, other: PlannedReset): boolean {
  return shownOf(one) === shownOf(other);
}

/** Whether the last question is the same question for both. */
export function asksTheSame(one: PlannedReset, other: PlannedReset): boolean {
  return consentedOf(one) === consentedOf(other);
}
