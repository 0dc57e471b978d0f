import type { HostFacts } from '../../model/index.js';
import type { ResetRequest } from '../request/request.js';
import { newCoordinator } from './coordinator.js';
import { hazard, whyUnknown, type Hazard } from './hazard.js';

/** Networks that a supporter does not lose for good, since its coordinator has them too. */
export function returningHazards({ pool, returning }: HostFacts): readonly Hazard[] {
  if (pool.role !== 'supporter') return [];
  if (!returning.known)
    return [hazard('supporter.returningUnknown', 'informs', whyUnknown(returning))];
  const names = returning.value.join('; ');
  return names === '' ? [] : [hazard('supporter.returning', 'informs', { names })];
}

/**
 * A supporter should manage on the same device as its coordinator (design page, remarks). A port of
 * the coordinator's Bond is the same, because XAPI makes that Bond again on this host.
 */
function deviceHazards(
  { device, vlan }: ResetRequest,
  { coordinatorManagement }: HostFacts,
): readonly Hazard[] {
  const there = coordinatorManagement.known ? coordinatorManagement.value : null;
  if (there === null) return [hazard('supporter.sameDevice', 'informs', { device })];
  const tag = vlan === null ? '' : String(vlan);
  const isSame =
    there.device === device || there.members.some((member) => member.device === device);
  if (isSame && there.vlan === tag) return [];
  const { device: now, vlan: nowVlan } = there;
  return [hazard('supporter.otherDevice', 'warns', { device, vlan: tag, now, nowVlan })];
}

/** What the host's role in the pool means for the reset (design page, remarks at the end). */
export function roleHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  const { pool } = facts;
  if (pool.role === 'coordinator') {
    const address = request.coordinatorAddress;
    return [
      ...(address === null ? [] : [hazard('coordinator.ignored', 'informs', { address })]),
      hazard('coordinator.supportersFollow', 'informs'),
    ];
  }
  if (pool.role !== 'supporter') return [];
  const kept = newCoordinator(request, pool) === null;
  return [
    ...(kept
      ? [hazard('supporter.coordinatorKept', 'informs', { address: pool.coordinatorAddress })]
      : []),
    ...deviceHazards(request, facts),
  ];
}
