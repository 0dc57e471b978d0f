import type { Effect } from './effect.js';
import { interruptedChoice, interruptedChoices, type InterruptedState } from './interrupted.js';
import type { InputEvent } from './key.js';
import { openNewReset } from './open-reset.js';
import { startRun } from './reset/run.js';
import type { RunState } from './reset/step.js';
import { only, type ConsoleState, type Update } from './state.js';

function watch(state: ConsoleState, run: RunState, effect: Effect): Update {
  return {
    state: {
      ...state,
      dialogue: { kind: 'reset', reset: { asking: null, at: { step: 'run', run } } },
    },
    effects: [effect],
  };
}

function choose(state: ConsoleState, interrupted: InterruptedState): Update {
  const { plan, events } = interrupted.reset;
  const run = startRun(plan, events);
  const by = state.session?.user ?? '';
  switch (interruptedChoice(interrupted)) {
    case 'look':
      return { state: { ...state, dialogue: null }, effects: [] };
    case 'resume':
      return watch(state, run, { kind: 'resume', planId: plan.id, by });
    case 'undo':
      return watch(state, { ...run, undo: 'running' }, { kind: 'undo', planId: plan.id, by });
    case 'anew':
      return openNewReset(state);
  }
}

/** The console after an input on the page about a reset that stopped half-way. */
export function interruptedInput(
  state: ConsoleState,
  interrupted: InterruptedState,
  input: InputEvent,
): Update {
  if (input.kind !== 'key') return only(state);
  const count = interruptedChoices(interrupted.reset).length;
  const move = (by: number): Update => ({
    state: {
      ...state,
      dialogue: {
        kind: 'interrupted',
        interrupted: { ...interrupted, selected: (interrupted.selected + by + count) % count },
      },
    },
    effects: [],
  });
  switch (input.key) {
    case 'up':
      return move(-1);
    case 'down':
      return move(1);
    case 'enter':
    case 'right':
      return choose(state, interrupted);
    case 'escape':
    case 'left':
      return { state: { ...state, dialogue: null }, effects: [] };
    default:
      return only(state);
  }
}
