import type { HostFacts } from '../../model/index.js';
import { coordinatorWanted } from '../hazards/coordinator.js';
import { resetsNames } from '../hazards/naming.js';
import { usesNameServers } from '../request/configuration.js';
import type { ResetRequest } from '../request/request.js';
import type { ResetPlan } from './plan.js';

/** One thing that a reset is going to do, for the operator who is asked about it. */
export type WantedValue =
  | { readonly code: 'device'; readonly device: string }
  | { readonly code: 'mac'; readonly mac: string }
  | { readonly code: 'vlan'; readonly vlan: ResetRequest['vlan'] }
  | { readonly code: 'bond'; readonly bond: NonNullable<ResetRequest['bond']> }
  | { readonly code: 'ipv4'; readonly ipv4: ResetRequest['ipv4'] }
  | { readonly code: 'ipv6'; readonly ipv6: ResetRequest['ipv6'] }
  | { readonly code: 'dns'; readonly servers: readonly string[] }
  | { readonly code: 'coordinator'; readonly address: string }
  /** The start-up recreates what the reset removes. */
  | { readonly code: 'thenRebuild' }
  /** The former configuration returns unless confirmed within so many minutes. */
  | { readonly code: 'returns'; readonly minutes: number }
  | { readonly code: 'names'; readonly reset: boolean };

/** What else was asked for with a reset. */
export interface WantedBesides {
  readonly thenRebuild: boolean;
  /** null: nothing waits for a confirmation. */
  readonly confirmWithin: number | null;
}

/**
 * What a reset is going to do, in the order in which it is shown, without values that a host of its
 * generation cannot have. The console and the command both show this.
 */
export function wantedOf(
  { request, profile }: Pick<ResetPlan, 'request' | 'profile'>,
  facts: HostFacts,
  { thenRebuild, confirmWithin }: WantedBesides,
): readonly WantedValue[] {
  const { device, mac, vlan, bond, ipv4, ipv6, dns } = request;
  const classic = profile.name === 'classic';
  const coordinator = coordinatorWanted(request, facts.pool);
  const values: readonly (WantedValue | null)[] = [
    { code: 'device', device },
    mac === null ? null : { code: 'mac', mac },
    classic && vlan === null ? null : { code: 'vlan', vlan },
    bond === undefined ? null : { code: 'bond', bond },
    { code: 'ipv4', ipv4 },
    classic ? null : { code: 'ipv6', ipv6 },
    usesNameServers(request) ? { code: 'dns', servers: dns } : null,
    coordinator === '' ? null : { code: 'coordinator', address: coordinator },
    thenRebuild ? { code: 'thenRebuild' } : null,
    confirmWithin === null ? null : { code: 'returns', minutes: confirmWithin },
    facts.renameScript && !classic ? { code: 'names', reset: resetsNames(request, facts) } : null,
  ];
  return values.flatMap((value) => (value === null ? [] : [value]));
}
