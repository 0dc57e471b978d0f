import { clean, keyHints, machineWords as words } from '../text/index.js';
import { layout, text } from './block.js';
import type { MachinePhase } from './event.js';
import type { ProgressView } from './view.js';

/** What the restarting machine has told so far, in order. */
export interface MachineState {
  readonly told: readonly { readonly phase: MachinePhase; readonly detail: string }[];
  /** Esc has put the page away: it comes back only with the next restart. */
  readonly hidden: boolean;
}

/** The page with one more word from the machine; services stopping begin a new restart. */
export function machineTold(machine: MachineState | null, phase: MachinePhase, detail: string): MachineState {
  const before = machine === null || (phase === 'stopping' && machine.told.at(-1)?.phase !== 'stopping') ? { told: [], hidden: false } : machine;
  return { told: [...before.told, { phase, detail }], hidden: before.hidden };
}

const label = (phase: MachinePhase, detail: string): string => {
  const what = clean(detail);
  return what === '' ? words.phases[phase] : `${words.phases[phase]}: ${what}`;
};

/** The page of the restarting machine. */
export function machineView({ told }: MachineState, columns: number): ProgressView {
  const last = told.length - 1;
  const failed = told.at(-1)?.phase === 'failed';
  return {
    kind: 'progress',
    title: words.title,
    steps: told.map(({ phase, detail }, index) => ({
      label: label(phase, detail), state: phase === 'failed' ? 'failed' : index === last ? 'running' : 'done', note: '',
    })),
    current: Math.max(0, last),
    summary: layout([text(failed ? words.failed : words.wait, failed ? 'bad' : 'plain')], columns),
    keys: failed ? [keyHints.close] : [keyHints.back],
  };
}
