import type { CoordinatorProbe } from '../model/index.js';
import { clean } from './sanitize.js';

/** While a coordinator's address is tried. */
export const askingWho = (address: string): string =>
  `Asking who answers at ${clean(address)}. Nothing secret is sent, and nothing is changed.`;

/** Nobody could try a coordinator's address, as on a tree of files. */
export const addressNotTried = (address: string): string =>
  `${clean(address)} could not be tried from here.`;

/** What a look at a coordinator's address has found, as a sentence without advice. */
export function coordinatorFoundText(
  trial: Pick<CoordinatorProbe, 'address' | 'found' | 'coordinator' | 'seconds'>,
): string {
  const [address, coordinator] = [clean(trial.address), clean(trial.coordinator)];
  switch (trial.found) {
    case 'silent':
      return `No XAPI answers at ${address} (waited ${trial.seconds} s).`;
    case 'refused':
      return `${address} is there, but its XAPI refuses connections.`;
    case 'noRoute':
      return `This host cannot reach ${address} now.`;
    case 'noAddress':
      return `No address was found for the name ${address}.`;
    case 'thisHost':
      return `${address} is this host itself.`;
    case 'noXapi':
      return `What answers at ${address} is not a XAPI.`;
    case 'noCertificate':
      return `What answers at ${address} shows no certificate.`;
    case 'starting':
      return `The XAPI at ${address} is still starting or in emergency mode.`;
    case 'supporter':
      return `${address} is a supporter (slave)${coordinator === '' ? '' : `, of ${coordinator}`}.`;
    case 'coordinator':
      return `A pool coordinator (master) answers at ${address}.`;
    case 'answers':
      return `Somebody answers at ${address}.`;
  }
}
