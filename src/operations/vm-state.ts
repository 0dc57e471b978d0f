import type { VmState } from '../model/index.js';
import { asString, type WireValue } from '../xenapi/index.js';

const states = ['Halted', 'Paused', 'Running', 'Suspended'] as const;

/** A VM's state. Upper or lower case does not matter: old servers spelled it differently. */
export function vmState(value: WireValue | undefined): VmState {
  const word = asString(value).toLowerCase();
  return states.find((state) => state.toLowerCase() === word) ?? 'Halted';
}

/** Whether a VM has a domain on its host, which ends with the host. */
export function isUp(state: VmState): boolean {
  return state === 'Running' || state === 'Paused';
}
