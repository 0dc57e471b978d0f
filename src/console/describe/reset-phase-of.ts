import type { ConsoleState } from '../state.js';
import type { ResetPhase } from './reset-phase.js';

/** Whether services are down because of a restart, which is no error. */
function restarts({ machine, run }: Pick<ConsoleState, 'machine' | 'run'>): boolean {
  if (machine === null) return run?.outcome?.result === 'done';
  const last = machine.told.at(-1)?.phase;
  return (
    machine.about === 'restart' && machine.result === null && last !== 'ready' && last !== 'failed'
  );
}

/** The state of the reset that this console knows of. */
export function resetPhaseOf(
  state: Pick<ConsoleState, 'machine' | 'run' | 'running' | 'unfinished'>,
): ResetPhase {
  const { machine, run, running, unfinished } = state;
  if (run !== null && run.outcome === null && run.undo === 'no') return { state: 'running' };
  if (restarts(state)) return { state: 'restarting' };
  if (running !== null) return { state: 'elsewhere', by: running };
  if (unfinished !== null) return { state: 'halfWay' };
  return machine?.hidden === true && machine.result !== null
    ? { state: 'unread' }
    : { state: 'none' };
}
