import { commandWords } from '../text/index.js';
import type { CommandIo } from './command-io.js';

/** SIGINT, SIGTERM and SIGHUP, as a command may hear them. */
export interface Interruption {
  /**
   * From now on a signal ends nothing by itself, it only sets `requested`, which a run asks until
   * its first change; after that it goes on to a safe point. Also once the run is over: how it
   * ended must be told, and that nothing was changed is not true any more.
   */
  hold(): void;
  readonly requested: boolean;
}

/** Listens to the process's signals; one that is not held ends the process with status 1. */
export function interruptionBySignals(io: Pick<CommandIo, 'err'>): Interruption {
  let held = false;
  let requested = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!held) {
        io.err(commandWords.stoppedEarly);
        process.exit(1);
      }
      if (!requested) io.err(commandWords.stopRequested);
      requested = true;
    });
  }
  return {
    hold: () => {
      held = true;
    },
    get requested() {
      return requested;
    },
  };
}
