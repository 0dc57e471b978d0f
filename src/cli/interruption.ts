import { commandWords } from '../text/index.js';
import type { CommandIo } from './command-io.js';

/** How a command learns of SIGINT, SIGTERM and SIGHUP. */
export interface Interruption {
  /**
   * From now on a signal does not end the process; it only sets `requested`. A run reads
   * `requested` until its first change; after that it goes on to a safe point. The hold stays after
   * the run is over: the command must still say how the run ended, and it can no longer say that
   * nothing was changed.
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
