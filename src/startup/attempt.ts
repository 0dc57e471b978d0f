import type {
  Attempts,
  ManagementConfiguration,
  StartupEvent,
  StartupStepName,
} from '../reset/index.js';
import type { XenApiSession } from '../operations/index.js';
import type { StartupPorts } from './ports.js';

/** How far the sequence has come. An error reports it. */
export interface Progress {
  step: StartupStepName;
  /** Whether host.reset_networking may have run. */
  wiped: boolean;
  /** The record of this attempt as it is on the disk. */
  attempts: Attempts;
}

/** One attempt at a trigger that has been read. */
export interface Attempt {
  readonly ports: StartupPorts;
  readonly session: XenApiSession;
  readonly wanted: ManagementConfiguration;
  readonly trigger: string;
  readonly progress: Progress;
}

/** Announces a step, and remembers it for the report of an error. */
export function step(
  progress: Progress,
  name: StartupStepName,
  phase: 'starting' | 'done' | 'skipped',
  detail = '',
): StartupEvent {
  progress.step = name;
  return { kind: 'step', step: name, phase, detail };
}
