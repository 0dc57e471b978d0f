import type { RunEvent, RunOutcome } from './event.js';
import type { ResetPorts } from './ports.js';
import { bestEffort, type Result, type PortError } from '../../model/index.js';

/** An event, and whether it was written to the journal. */
export interface RecordedEvent {
  readonly event: RunEvent;
  readonly journaled: Result<void, PortError>;
}

/**
 * How safely an event is stored. `onDisk`: it survives a power cut. `written`: it survives the end
 * of the process, but not a power cut.
 */
export type Durability = 'onDisk' | 'written';

/**
 * Makes the events of one plan, numbered without gaps. Each is written to the journal before anyone
 * else gets it.
 */
export interface EventRecorder {
  note(
    step: number,
    phase: RunEvent['phase'],
    durability: Durability,
    more?: Pick<RunEvent, 'note' | 'error'>,
  ): Promise<RecordedEvent>;
}

/** `firstSeq`: the number of events of this plan already in the journal. */
export function createEventRecorder(
  planId: string,
  firstSeq: number,
  ports: Pick<ResetPorts, 'journal' | 'now'>,
): EventRecorder {
  let seq = firstSeq;
  return {
    note: async (step, phase, durability, more = {}) => {
      const event: RunEvent = { planId, seq, at: ports.now(), step, phase, ...more };
      seq += 1;
      const { journal } = ports;
      const entry = { kind: 'event', event } as const;
      return {
        event,
        journaled: await (durability === 'onDisk' ? journal.append(entry) : journal.note(entry)),
      };
    },
  };
}

/** The boot id for a line of the journal; empty when the kernel does not say. */
export function thisBoot({ boot = '' }: Pick<ResetPorts, 'boot'>): { readonly boot?: string } {
  return boot === '' ? {} : { boot };
}

/**
 * Records the end. An error is ignored: the events already say how the run ended (`journalState`),
 * so nothing is lost when the journal takes no more lines. Nor is anything lost when a power cut
 * takes the line of a reset whose reboot has been ordered: that the reboot begins is on the disk.
 */
export async function noteEnd(
  ports: ResetPorts,
  planId: string,
  outcome: RunOutcome,
): Promise<void> {
  const entry = { kind: 'ended', at: ports.now(), planId, outcome } as const;
  bestEffort(
    await (outcome.result === 'done' ? ports.journal.note(entry) : ports.journal.append(entry)),
  );
}
