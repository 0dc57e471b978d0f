import type { LogLevel } from '../../model/index.js';
import type { ResetPlan, ResumeOutcome, RunEvent, UndoOutcome } from '../../reset/index.js';
import { errorText } from '../errors.js';
import { noteText, stepText } from './steps.js';

type LogLine = readonly [LogLevel, string];

/** What the host's log gets of a run; null for an event that has no line. */
export const runLog = {
  begins: ({ id, request }: ResetPlan): LogLine => [
    'info',
    `reset ${id} begins: ${request.device}`,
  ],
  event: (plan: ResetPlan, event: RunEvent): LogLine | null => {
    const line = eventLine(plan, event);
    return line === null ? null : [event.phase === 'failed' ? 'error' : 'info', line];
  },
  ended: ({ result }: ResumeOutcome | UndoOutcome): LogLine => [
    result === 'failed' ? 'error' : 'info',
    `reset ended: ${result}`,
  ],
} as const;

/**
 * One event of a run as a line. Answers null for the beginning of a step; the step's end gives the
 * line.
 */
export function eventLine(plan: ResetPlan, event: RunEvent): string | null {
  const step = plan.steps[event.step];
  if (step === undefined || event.phase === 'starting') return null;
  const words = stepText(step);
  const number = `${event.step + 1}/${plan.steps.length}`;
  const note = event.note === undefined ? '' : ` (${noteText(event.note)})`;
  switch (event.phase) {
    case 'done':
      return `${number} ${words}: done${note}`;
    case 'skipped':
      return `${number} ${words}: skipped${note}`;
    case 'undone':
      return `${number} ${words}: undone${note}`;
    case 'failed':
      return (
        `${number} ${words}: ` +
        `failed${event.error === undefined ? '' : `: ${errorText(event.error)}`}`
      );
  }
}
