import type { Mac } from '../../model/index.js';
import { printTrigger, type ResetRecord } from '../../reset/index.js';

/** What our journal says about the reset that wrote a trigger. */
export interface ChosenPort {
  /** null when another tool wrote the trigger. */
  readonly reset: ResetRecord | null;
  /**
   * The MAC of the NIC that the operator chose; null when it is not known. An answer to a later
   * question counts before the plan.
   */
  readonly mac: Mac | null;
}

/** Whether this reset wrote the trigger, first or after its question was answered. */
function wrote({ plan: { request }, answer }: ResetRecord, trigger: string): boolean {
  return (
    printTrigger(request) === trigger ||
    (answer !== null && printTrigger({ ...request, device: answer.device }) === trigger)
  );
}

/**
 * Finds the reset whose trigger this is, newest first (`history` is oldest first). Interface names
 * may have moved since; the MAC shows which port was meant.
 */
export function chosenPort(history: readonly ResetRecord[], trigger: string): ChosenPort {
  const reset = history.findLast((record) => wrote(record, trigger)) ?? null;
  return { reset, mac: reset === null ? null : (reset.answer?.mac ?? reset.plan.request.mac) };
}
