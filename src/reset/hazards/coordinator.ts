import { parseHost, sameAddress, coordinatorAddressOf, type PoolRole } from '../../model/index.js';
import type { ResetRequest } from '../request/request.js';

/**
 * The coordinator's address to write into pool.conf. null leaves the file unchanged: no address was
 * given, it is already there, or this host is the coordinator (design page: "ignored otherwise"). A
 * host without a role becomes a supporter, as in the original.
 */
export function newCoordinator(
  request: Pick<ResetRequest, 'coordinatorAddress'>,
  pool: PoolRole,
): ResetRequest['coordinatorAddress'] {
  const wanted = request.coordinatorAddress;
  if (wanted === null || pool.role === 'coordinator') return null;
  const present = pool.role === 'supporter' ? parseHost(pool.coordinatorAddress) : null;
  return present !== null && sameAddress(present, wanted) ? null : wanted;
}

/** The coordinator that this host looks for after the reset; '' for none. */
export function coordinatorWanted(
  { coordinatorAddress }: Pick<ResetRequest, 'coordinatorAddress'>,
  pool: PoolRole,
): string {
  if (pool.role === 'coordinator') return '';
  return coordinatorAddress ?? coordinatorAddressOf(pool);
}
