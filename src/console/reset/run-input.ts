import {
  mayHaveChanged,
  type ResumeOutcome,
  type RunEvent,
  type UndoOutcome,
} from '../../reset/index.js';
import type { Effect } from '../effect.js';
import type { InputEvent } from '../key.js';
import { isBusy, offers } from './run.js';
import type { ResetDialogue, RunState } from './step.js';

function withRun(
  dialogue: ResetDialogue,
  run: RunState,
  effects: readonly Effect[] = [],
): { readonly dialogue: ResetDialogue; readonly effects: readonly Effect[] } {
  return { dialogue: { ...dialogue, at: { step: 'run', run } }, effects };
}

/** Esc while it runs: ends it before the first change, says why not after it. */
function escape(dialogue: ResetDialogue, run: RunState): ReturnType<typeof withRun> {
  if (run.escape === 'cancel') return withRun(dialogue, run);
  return mayHaveChanged(run)
    ? withRun(dialogue, { ...run, escape: 'refused' })
    : withRun(dialogue, { ...run, escape: 'cancel' }, [{ kind: 'cancelRun' }]);
}

/** The run's page after an input: Esc, and after a failure F8 (continue) and U (go back). `by`: who is logged in. */
export function runInput(
  dialogue: ResetDialogue,
  run: RunState,
  input: InputEvent,
  by: string,
): { readonly dialogue: ResetDialogue | null; readonly effects: readonly Effect[] } {
  const planId = run.plan.id;
  if (isBusy(run)) {
    return input.kind === 'key' && input.key === 'escape' && run.undo === 'no'
      ? escape(dialogue, run)
      : { dialogue, effects: [] };
  }
  const offered = offers(run);
  if (input.kind === 'text') {
    const undo = offered.undo && input.text.toLowerCase() === 'u';
    return undo
      ? withRun(dialogue, { ...run, undo: 'running' }, [{ kind: 'undo', planId, by }])
      : { dialogue, effects: [] };
  }
  if (input.kind === 'resized') return { dialogue, effects: [] };
  if (input.key === 'f8' && offered.resume)
    return withRun(dialogue, { ...run, outcome: null, escape: 'no' }, [
      { kind: 'resume', planId, by },
    ]);
  const closes =
    input.key === 'escape' || (input.key === 'enter' && !offered.resume && !offered.undo);
  return closes ? { dialogue: null, effects: [] } : { dialogue, effects: [] };
}

/** The run's page with one more event of its plan. */
export function withRunEvent(run: RunState, event: RunEvent): RunState {
  return event.planId === run.plan.id ? { ...run, events: [...run.events, event] } : run;
}

/** The run's page with the run's end. */
export function withOutcome(run: RunState, outcome: ResumeOutcome): RunState {
  return { ...run, outcome };
}

/** The run's page with the end of going back. */
export function withUndoOutcome(run: RunState, outcome: UndoOutcome): RunState {
  return { ...run, undo: outcome };
}
