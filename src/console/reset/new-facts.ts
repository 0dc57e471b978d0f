import type { DialogueContext } from './context.js';
import { openStep } from './dialogue.js';
import type { PlannedReset, ResetDialogue, StepState } from './step.js';

/** Everything of a checked wish that the preview shows. */
function shownOf({ request, hazards, plan, facts }: PlannedReset): string {
  return JSON.stringify([
    request,
    hazards,
    plan?.steps ?? null,
    facts.files,
    facts.runningVms,
    facts.loss,
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

/**
 * The dialogue once the host has been read anew: what is to happen is never shown as it would have been. A preview that changes begins
 * at its top again. The last question takes what is new, and leads back to the preview where it would not be the same question.
 */
export function withNewFacts(dialogue: ResetDialogue, context: DialogueContext): ResetDialogue {
  const { asking, at } = dialogue;
  if (asking === null || (at.step !== 'preview' && at.step !== 'confirm')) return dialogue;
  const next = openStep('preview', asking, context);
  return { ...dialogue, at: next.step === 'preview' ? (kept(at, next.checked) ?? next) : next };
}

/** The step as it stays with what was read; null where it cannot. */
function kept(
  at: StepState & { readonly step: 'preview' | 'confirm' },
  checked: PlannedReset,
): StepState | null {
  if (at.step === 'preview')
    return shownOf(checked) === shownOf(at.checked) ? { ...at, checked } : null;
  const { plan } = checked;
  return plan !== null && consentedOf(checked) === consentedOf(at.checked)
    ? { ...at, checked: { ...checked, plan } }
    : null;
}
