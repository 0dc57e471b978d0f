import type { InputEvent } from './key.js';
import { machineAnswered } from './machine.js';
import { answerable, type PortQuestionState } from './port-question.js';
import { movedRow } from './rows.js';
import type { ConsoleState, Update } from './state.js';

/** Enter: row 0 leaves the question for later, a NIC answers it. */
function choose(state: ConsoleState, { planId, selected }: PortQuestionState): Update {
  const nic = selected === 0 ? undefined : answerable(state.facts)[selected - 1];
  if (nic === undefined || nic.mac === null)
    return { state: { ...state, dialogue: null }, effects: [] };
  const answer = { device: nic.device, mac: nic.mac };
  return {
    state: { ...state, dialogue: null, portQuestion: null, machine: machineAnswered(nic.device) },
    effects: [{ kind: 'answerPort', planId, answer, by: state.session?.user ?? '' }],
  };
}

/** The console after an input on the question which port is meant. */
export function portQuestionInput(
  state: ConsoleState,
  asked: PortQuestionState,
  input: InputEvent,
): Update {
  if (input.kind === 'key' && (input.key === 'enter' || input.key === 'right'))
    return choose(state, asked);
  if (input.kind === 'key' && (input.key === 'escape' || input.key === 'left'))
    return { state: { ...state, dialogue: null }, effects: [] };
  const labels = ['', ...answerable(state.facts).map(({ device }) => device)];
  const selected = movedRow(labels, Math.min(asked.selected, labels.length - 1), input);
  return {
    state: { ...state, dialogue: { kind: 'portQuestion', asked: { ...asked, selected } } },
    effects: [],
  };
}

/** The console that opens on the question; it waits below a dialogue in which somebody is already. */
export function portAsked(state: ConsoleState, asked: PortQuestionState): Update {
  return {
    state: {
      ...state,
      portQuestion: asked,
      dialogue: state.dialogue ?? { kind: 'portQuestion', asked },
    },
    effects: [],
  };
}
