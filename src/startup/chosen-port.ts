import { printTrigger, type ResetRecord } from '../reset/index.js';

/** What our journal knows of the reset that wrote a trigger. */
export interface ChosenPort {
  readonly planId: string | null;
  /** MAC of the NIC the operator chose; null when it was not known, or another tool wrote the trigger. */
  readonly mac: string | null;
}

/** Finds the reset whose trigger this is, newest first (`history` is oldest first): names may have moved since, the port may not. */
export function chosenPort(history: readonly ResetRecord[], trigger: string): ChosenPort {
  const plan = history.findLast((record) => printTrigger(record.plan.request) === trigger)?.plan;
  return { planId: plan?.id ?? null, mac: plan?.request.mac ?? null };
}
