import type { ConsoleState } from '../state.js';
import type { ResetPhase } from './reset-phase.js';

/** Whether services are down because of a restart, which is no error. */
function restarts({ restart, run }: Pick<ConsoleState, 'restart' | 'run'>): boolean {
  if (restart === null) return run?.outcome?.result === 'done';
  const last = restart.news.at(-1)?.phase;
  return (
    restart.about === 'restart' && restart.result === null && last !== 'ready' && last !== 'failed'
  );
}

/** The state of the reset that this console knows of. */
export function resetPhaseOf(
  state: Pick<ConsoleState, 'restart' | 'run' | 'running' | 'unfinished'>,
): ResetPhase {
  const { restart, run, running, unfinished } = state;
  if (run !== null && run.outcome === null && run.undo === 'no') return { state: 'running' };
  if (restarts(state)) return { state: 'restarting' };
  if (running !== null) return { state: 'elsewhere', by: running };
  if (unfinished !== null) return { state: 'halfWay' };
  return restart?.hidden === true && restart.result !== null
    ? { state: 'unread' }
    : { state: 'none' };
}
