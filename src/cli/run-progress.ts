import type { ResetPlan, RunEvent } from '../reset/index.js';
import { errorText, noteText, stepText } from '../text/index.js';

/** One event of a run as a line; null for the beginning of a step, which its end will tell. */
export function eventLine(plan: ResetPlan, event: RunEvent): string | null {
  const step = plan.steps[event.step];
  if (step === undefined || event.phase === 'starting') return null;
  const words = stepText(step);
  const number = `${event.step + 1}/${plan.steps.length}`;
  const note = event.note === undefined ? '' : ` (${noteText(event.note)})`;
  switch (event.phase) {
    case 'done': return `${number} ${words}: done${note}`;
    case 'skipped': return `${number} ${words}: skipped${note}`;
    case 'undone': return `${number} ${words}: taken back${note}`;
    case 'failed': return `${number} ${words}: failed${event.error === undefined ? '' : `: ${errorText(event.error)}`}`;
  }
}
