import type { Mac } from '../model/index.js';
import { printTrigger, type ResetRecord } from '../reset/index.js';

/** What our journal knows of the reset that wrote a trigger. */
export interface ChosenPort {
  /** null: another tool wrote the trigger. */
  readonly reset: ResetRecord | null;
  /**
   * MAC of the NIC the operator chose, the one named in answer to a question before all; null when
   * it is not known.
   */
  readonly mac: Mac | null;
}

/** The trigger that this reset has written, or the one after its question was answered. */
function wrote({ plan: { request }, answer }: ResetRecord, trigger: string): boolean {
  return (
    printTrigger(request) === trigger ||
    (answer !== null && printTrigger({ ...request, device: answer.device }) === trigger)
  );
}

/**
 * Finds the reset whose trigger this is, newest first (`history` is oldest first): names may have
 * moved since, the port may not.
 */
export function chosenPort(history: readonly ResetRecord[], trigger: string): ChosenPort {
  const reset = history.findLast((record) => wrote(record, trigger)) ?? null;
  return { reset, mac: reset === null ? null : (reset.answer?.mac ?? reset.plan.request.mac) };
}
