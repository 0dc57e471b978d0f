import {
  networkingParts,
  type HostFacts,
  type HostNetworking,
  type KeptNetworking,
  type PartSource,
  type TracedNetworking,
} from '../../model/index.js';
import type { ResetRecord } from '../journal/history.js';

const networkdParts = networkingParts.slice(0, 3);

/** A host's networking that one source has told whole, or as much of it as that source knows. */
export function traced(networking: HostNetworking, source: PartSource): TracedNetworking {
  const parts = source.from === 'networkd' ? networkdParts : networkingParts;
  return { sources: Object.fromEntries(parts.map((part) => [part, source])), networking };
}

/**
 * A host's networking to be kept before a reset; null where nobody could read it. `now`: ISO 8601,
 * UTC.
 */
export function keptNetworking(
  { networking }: Pick<HostFacts, 'networking'>,
  now: string,
): KeptNetworking | null {
  return networking.known ? keep(networking.value, now) : null;
}

/** What has been told, as it is kept: what XAPI has told is as old as this. */
export function keep({ sources, networking }: TracedNetworking, now: string): KeptNetworking {
  return {
    formatVersion: 1,
    at: now,
    sources: Object.fromEntries(
      Object.entries(sources).map(([part, source]) => [
        part,
        source.from === 'xapi' ? { ...source, at: now } : source,
      ]),
    ),
    networking,
  };
}

/** The newest reset whose networking was kept, and that was not taken back. */
export function keptBy(
  history: readonly ResetRecord[],
): (ResetRecord & { readonly kept: KeptNetworking }) | null {
  const found = history.findLast(({ kept, undo }) => kept !== null && undo === 'none');
  return found === undefined || found.kept === null ? null : { ...found, kept: found.kept };
}

/** XAPI has told all of it: no later reading can know more. */
export function isWhole({ sources }: KeptNetworking): boolean {
  return networkingParts.every((part) => sources[part]?.from === 'xapi');
}
