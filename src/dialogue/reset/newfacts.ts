import type { DialogueContext } from './context.js';
import { openStep } from './dialogue.js';
import type { Checked, ResetDialogue, StepState } from './step.js';

/** Everything of a checked wish that the preview shows. */
function shownOf({ request, hazards, plan, facts }: Checked): string {
  return JSON.stringify([request, hazards, plan?.steps ?? null, facts.files, facts.runningVms, facts.loss]);
}

function withChecked(at: StepState & { readonly step: 'preview' | 'confirm' }, checked: Checked): StepState {
  if (at.step === 'preview') return { ...at, checked };
  return checked.plan === null ? { step: 'preview', first: 0, checked } : { ...at, checked: { ...checked, plan: checked.plan } };
}

/**
 * The dialogue once the host has been read anew: what is to happen is never shown as it would have been. A preview that changes begins
 * at its top again, and a last question whose preview has changed leads back to that.
 */
export function withNewFacts(dialogue: ResetDialogue, context: DialogueContext): ResetDialogue {
  const { asking, at } = dialogue;
  if (asking === null || (at.step !== 'preview' && at.step !== 'confirm')) return dialogue;
  const next = openStep('preview', asking, context);
  return { ...dialogue, at: next.step === 'preview' && shownOf(next.checked) === shownOf(at.checked) ? withChecked(at, next.checked) : next };
}
