import type { RunEvent, RunOutcome } from './event.js';
import type { ResetPorts } from './ports.js';
import type { Result, PortError } from '../../model/index.js';

/** An event as it happened, and whether the journal has it. */
export interface Noted {
  readonly event: RunEvent;
  readonly journaled: Result<void, PortError>;
}

/**
 * `onDisk`: also a power cut leaves the event in the journal. `written`: it may go with the power,
 * never with the process.
 */
export type Keeping = 'onDisk' | 'written';

/**
 * Makes the events of one plan, numbered without gaps, each in the journal before anybody else
 * hears of it.
 */
export interface EventRecorder {
  note(
    step: number,
    phase: RunEvent['phase'],
    keeping: Keeping,
    more?: Pick<RunEvent, 'note' | 'error'>,
  ): Promise<Noted>;
}

/** `firstSeq`: how many events the journal holds of this plan already. */
export function createEventRecorder(
  planId: string,
  firstSeq: number,
  ports: Pick<ResetPorts, 'journal' | 'now'>,
): EventRecorder {
  let seq = firstSeq;
  return {
    note: async (step, phase, keeping, more = {}) => {
      const event: RunEvent = { planId, seq, at: ports.now(), step, phase, ...more };
      seq += 1;
      const { journal } = ports;
      const entry = { kind: 'event', event } as const;
      return {
        event,
        journaled: await (keeping === 'onDisk' ? journal.append(entry) : journal.note(entry)),
      };
    },
  };
}

/** The boot a line of the journal was written in, where the kernel says. */
export function thisBoot({ boot = '' }: Pick<ResetPorts, 'boot'>): { readonly boot?: string } {
  return boot === '' ? {} : { boot };
}

/**
 * The events already say how it ended (`journalState`), so a journal that takes no more lines loses
 * nothing here.
 */
export async function noteEnd(
  ports: ResetPorts,
  planId: string,
  outcome: RunOutcome,
): Promise<void> {
  await ports.journal.append({ kind: 'ended', at: ports.now(), planId, outcome });
}
