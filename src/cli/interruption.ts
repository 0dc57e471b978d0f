import { commandWords } from '../text/index.js';
import type { CommandIo } from './command-io.js';

/** SIGINT, SIGTERM and SIGHUP, as a command may hear them. */
export interface Interruption {
  /**
   * Carries out `work` with signals held: one that comes then ends nothing by itself, it only sets `requested`, which a run asks until
   * its first change; after that it goes on to a safe point. At any other time a signal ends the command with nothing changed.
   */
  hold<T>(work: () => Promise<T>): Promise<T>;
  readonly requested: boolean;
}

/** Listens to the process's signals; one that is not held ends the process with status 1. */
export function interruptionBySignals(io: CommandIo): Interruption {
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
    hold: async (work) => {
      held = true;
      try {
        return await work();
      } finally {
        held = false;
      }
    },
    get requested() { return requested; },
  };
}
