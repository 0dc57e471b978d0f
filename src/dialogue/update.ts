import { mayHaveChanged, type ResumeOutcome, type RunEvent, type UndoOutcome } from '../reset/index.js';
import { input, withPaneInside } from './console.js';
import type { ConsoleEvent } from './event.js';
import { machineEvent, resetReported } from './machineinput.js';
import { withOutcome, withRunEvent, withUndoOutcome } from './reset/runinput.js';
import type { RunState } from './reset/step.js';
import type { ConsoleState, Update } from './state.js';

const only = (state: ConsoleState): Update => ({ state, effects: [] });

/** The run being watched, if one is. */
function watched(state: ConsoleState): RunState | null {
  return state.dialogue?.kind === 'reset' && state.dialogue.reset.at.step === 'run' ? state.dialogue.reset.at.run : null;
}

function withRun(state: ConsoleState, run: RunState): ConsoleState {
  const asking = state.dialogue?.kind === 'reset' ? state.dialogue.reset.asking : null;
  return { ...state, dialogue: { kind: 'reset', reset: { asking, at: { step: 'run', run } } } };
}

function ran(state: ConsoleState, event: RunEvent): ConsoleState {
  const run = watched(state);
  return run === null ? state : withRun(state, withRunEvent(run, event));
}

/** A run that has failed on a changed host stays at hand: the reset's menu item leads back to it. */
function runEnded(state: ConsoleState, outcome: ResumeOutcome): ConsoleState {
  const run = watched(state);
  if (run === null) return state;
  const stuck = outcome.result === 'failed' && mayHaveChanged(run) && outcome.error.leftHost !== 'untouched';
  const unfinished = stuck ? { plan: run.plan, events: run.events, begunAt: run.plan.createdAt } : null;
  return { ...withRun(state, withOutcome(run, outcome)), unfinished };
}

function undoEnded(state: ConsoleState, outcome: UndoOutcome): ConsoleState {
  const run = watched(state);
  if (run === null) return state;
  const over = outcome.result === 'undone' || outcome.result === 'nothingToUndo';
  return { ...withRun(state, withUndoOutcome(run, outcome)), unfinished: over ? null : state.unfinished };
}

/** The console after an event, and what is to be done outside. Pure; never throws, whatever comes in whichever order. */
export function update(state: ConsoleState, event: ConsoleEvent): Update {
  switch (event.kind) {
    case 'key': case 'text': case 'resized': return input(state, event);
    case 'facts': return only(withPaneInside({ ...state, facts: event.facts }));
    case 'status': return only(withPaneInside({ ...state, status: event.status }));
    case 'run': return only(ran(state, event.event));
    case 'runEnded': return only(runEnded(state, event.outcome));
    case 'undoEnded': return only(undoEnded(state, event.outcome));
    case 'machine': return machineEvent(state, event.phase, event.detail);
    case 'report': return resetReported(state, event.report);
    case 'tick': return only({ ...state, now: event.now, offsetMinutes: event.offsetMinutes });
    case 'interrupted': {
      const unfinished = event.reset;
      return only({ ...state, unfinished, dialogue: state.dialogue ?? { kind: 'interrupted', interrupted: { reset: unfinished, selected: 0 } } });
    }
  }
}
