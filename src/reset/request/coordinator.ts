import {
  addressPart,
  err,
  ok,
  sameAddress,
  type HostFacts,
  type HostName,
  type Ipv4,
  type Ipv6,
  isIp,
  parseHost,
  type PoolRole,
  type Result,
} from '../../model/index.js';
import { DraftCheck } from './draft-check.js';
import { emptyDraft } from './draft.js';
import type { Issue } from './issue.js';

/**
 * Names that mean the host itself on every host (RFC 6761, section 6.3, and the one in old hosts
 * files).
 */
const ownName = /^(.*\.)?localhost(\.localdomain)?$/i;

/**
 * Reads the coordinator's address. A coordinator does not use it, so a wrong one is no issue there
 * (design page: "ignored otherwise").
 */
export function readCoordinator(check: DraftCheck, pool: PoolRole): Ipv4 | Ipv6 | HostName | null {
  const typed = check.draft.coordinatorAddress;
  if (pool.role === 'coordinator') return parseHost(typed);
  const text = check.optional('coordinatorAddress');
  if (text === null || text === '') return null;
  const address = parseHost(text);
  if (address === null) return check.report('coordinator.invalid', 'coordinatorAddress');
  const why = isIp(address) ? check.unusable(address) : ownName.test(address) ? 'loopback' : null;
  return why === null ? address : check.report('address.unusable', 'coordinatorAddress', { why });
}

/**
 * Reads the coordinator's address to point this host at, by the same rules as a reset. An address
 * of the host itself is refused.
 */
export function makeCoordinatorAddress(
  typed: string,
  { profile, nics }: Pick<HostFacts, 'profile' | 'nics'>,
): Result<Ipv4 | Ipv6 | HostName, readonly Issue[]> {
  const check = new DraftCheck({ ...emptyDraft, coordinatorAddress: typed }, profile.onLoopback);
  const wanted = readCoordinator(check, { role: 'broken' });
  const own = nics.known ? nics.value.flatMap(({ addresses }) => addresses) : [];
  if (wanted === null && check.issues.length === 0)
    check.report('value.missing', 'coordinatorAddress');
  if (wanted !== null && own.some((address) => sameAddress(addressPart(address), wanted)))
    check.report('coordinator.isThisHost', 'coordinatorAddress');
  // A reset may do without this address, and this change may not.
  return wanted === null || check.issues.length > 0
    ? err(check.issues.map((issue) => ({ ...issue, params: { ...issue.params, needed: 'true' } })))
    : ok(wanted);
}
