import type {
  HostFacts,
  KeptNetworking,
  NetworkingPart,
  NetworkingSource,
} from '../../model/index.js';

/** Every part that the pool database knows. */
const poolParts: readonly NetworkingPart[] = [
  'pifs',
  'bonds',
  'vlans',
  'tunnels',
  'sriovs',
  'purposes',
];

/**
 * A host's networking to be kept before a reset; null where nobody could read it. `now`: ISO 8601,
 * UTC.
 */
export function keptNetworking({ networking }: HostFacts, now: string): KeptNetworking | null {
  return networking.known ? keep(networking.value, 'xapi', now, now) : null;
}

/** What one source has told, as it is kept. `age`: when that was so. */
export function keep(
  networking: KeptNetworking['networking'],
  from: NetworkingSource,
  age: string,
  now: string,
): KeptNetworking {
  return {
    formatVersion: 1,
    at: now,
    sources: Object.fromEntries(poolParts.map((part) => [part, { from, at: age }])),
    networking,
  };
}
