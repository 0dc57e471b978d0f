import type { Attempts, StartupEvent, StartupStepName } from '../reset/index.js';

/** How far the sequence has come: what a failure has to say. */
export interface Progress {
  step: StartupStepName;
  /** host.reset_networking may have run. */
  wiped: boolean;
  /** The record of this attempt as it stands on the disk. */
  attempts: Attempts;
}

/** Announces a step, and remembers it for a failure. */
export function* step(
  progress: Progress,
  name: StartupStepName,
  phase: 'starting' | 'done' | 'skipped',
  detail = '',
): Generator<StartupEvent> {
  progress.step = name;
  yield { kind: 'step', step: name, phase, detail };
}
