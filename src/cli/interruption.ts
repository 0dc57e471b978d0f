import { commandWords } from '../text/index.js';
import type { CommandIo } from './command-io.js';

/** SIGINT, SIGTERM and SIGHUP, as a reset may hear them. */
export interface Interruption {
  /** From here on a signal ends nothing by itself: the run asks `requested` until its first change, then goes on to a safe point. */
  runBegins(): void;
  readonly requested: boolean;
}

/** Nobody interrupts. */
export const uninterrupted: Interruption = { runBegins: () => undefined, requested: false };

/** Listens to the process's signals. Before `runBegins` a signal ends the process at once, with nothing changed and status 1. */
export function interruptionBySignals(io: CommandIo): Interruption {
  let running = false;
  let requested = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!running) {
        io.err(commandWords.stoppedEarly);
        process.exit(1);
      }
      if (!requested) io.err(commandWords.stopRequested);
      requested = true;
    });
  }
  return { runBegins: () => { running = true; }, get requested() { return requested; } };
}
