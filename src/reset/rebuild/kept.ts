import {
  networkingParts,
  type HostFacts,
  type HostNetworking,
  type KeptNetworking,
  type PartSource,
  type TracedNetworking,
} from '../../model/index.js';
import type { ResetRecord } from '../journal/history.js';
import { withNotRebuilt, type KeepingReset } from './not-rebuilt.js';

const networkdParts = networkingParts.slice(0, 3);

/** A host's networking from one source, with the parts that this source knows. */
export function traced(networking: HostNetworking, source: PartSource): TracedNetworking {
  const parts = source.from === 'networkd' ? networkdParts : networkingParts;
  return { sources: Object.fromEntries(parts.map((part) => [part, source])), networking };
}

/**
 * The host's networking to keep before a reset; null when it could not be read. `now`: ISO 8601,
 * UTC.
 */
export function keptNetworking(
  { networking }: Pick<HostFacts, 'networking'>,
  now: string,
): KeptNetworking | null {
  return networking.known ? keep(networking.value, now) : null;
}

/** Turns a networking into its stored form. A part from XAPI gets the time `now`. */
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

const keeps = (reset: ResetRecord): readonly KeepingReset[] => {
  const { kept, undo, outcome } = reset;
  return kept === null || undo !== 'none' || outcome?.result === 'cancelled'
    ? []
    : [{ ...reset, kept }];
};

/**
 * The newest reset that kept a networking and was neither undone nor cancelled. What an earlier
 * reset removed and nobody has recreated since is part of it.
 */
export function keptBy(history: readonly ResetRecord[]): KeepingReset | null {
  const all = history.flatMap(keeps);
  const newest = all.at(-1);
  return newest === undefined
    ? null
    : { ...newest, kept: withNotRebuilt(newest, all.slice(0, -1)) };
}

/** True when every part comes from XAPI: no later reading can add anything. */
export function isWhole({ sources }: KeptNetworking): boolean {
  return networkingParts.every((part) => sources[part]?.from === 'xapi');
}

/** Whether the rebuild that a reset asks for must still follow. */
export function awaitsRebuild({ thenRebuild, kept, rebuilt, undo }: ResetRecord): boolean {
  return thenRebuild && kept !== null && rebuilt === null && undo === 'none';
}
