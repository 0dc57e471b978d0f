import type { LinkState } from '../wire/heard.js';

/**
 * The link state from a port's `carrier`. The kernel says nothing while the port is switched off
 * (`down`).
 */
export function linkOf(nic: { readonly carrier: boolean | null }): LinkState {
  return nic.carrier === null ? 'down' : nic.carrier ? 'up' : 'noCarrier';
}
