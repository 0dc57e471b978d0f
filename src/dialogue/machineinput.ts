import type { MachinePhase } from './event.js';
import { geometry } from './geometry.js';
import type { InputEvent } from './key.js';
import { machineReported, machineTold, resultLines } from './machine.js';
import { firstMenu } from './menu.js';
import { reread } from './reread.js';
import { scrolled } from './scroll.js';
import type { ConsoleState, Update } from './state.js';
import type { VerificationReport } from '../reset/index.js';

const only = (state: ConsoleState): Update => ({ state, effects: [] });

/** The Status Display, where a watched restart leads. */
const atStatus = { menu: firstMenu, paneFirst: 0 } as const;

/** The console after an input on the machine's page: Enter or Esc puts it away, its result is read by scrolling. */
export function machineInput(state: ConsoleState, input: InputEvent): Update {
  const { machine } = state;
  if (machine === null) return only(state);
  const closes = input.kind === 'key' && (input.key === 'escape' || input.key === 'enter');
  const { result } = machine;
  if (result === null) return only(closes ? { ...state, machine: { ...machine, hidden: true } } : state);
  if (closes) return only({ ...state, ...atStatus, machine: null });
  const area = geometry(state.size).dialogue;
  const first = scrolled(result.first, input, resultLines(machine, result.report, area.columns).length, area.rows);
  return only({ ...state, machine: { ...machine, result: { ...result, first } } });
}

/** A run that has ended gives way to the restart's page; a dialogue in which somebody types never does. */
function withoutEndedRun({ dialogue }: ConsoleState): ConsoleState['dialogue'] {
  const run = dialogue?.kind === 'reset' && dialogue.reset.at.step === 'run' ? dialogue.reset.at.run : null;
  return run !== null && run.outcome !== null ? null : dialogue;
}

/** The console after a word from the machine. */
export function machineEvent(state: ConsoleState, phase: MachinePhase, detail: string): Update {
  const dialogue = withoutEndedRun(state);
  const machine = machineTold(state.machine, phase, detail);
  if (phase !== 'ready') {
    return { state: { ...state, dialogue, machine }, effects: phase === 'failed' ? [{ kind: 'readStatus' }] : [] };
  }
  // Only who has watched the restart is taken to the Status Display; the bar never moves under somebody's fingers.
  const watched = dialogue === null && machine !== null && machine.result === null && !machine.hidden;
  const kept = machine === null || machine.result !== null ? machine : { ...machine, hidden: true };
  return { state: { ...state, ...(watched ? atStatus : {}), dialogue, machine: kept }, effects: reread };
}

/** The console with what came of a completed reset. */
export function resetReported(state: ConsoleState, report: VerificationReport | null): Update {
  return only({ ...state, dialogue: withoutEndedRun(state), machine: machineReported(state.machine, report) });
}
