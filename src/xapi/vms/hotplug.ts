import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError } from '../errors.js';

/** The parts of a VM that a running guest can get and lose. */
export type HotplugClass = 'VIF' | 'VBD';

/** OPERATION_NOT_ALLOWED [reason], in xapi's words. */
export const notAllowed = (reason: string): ApiError => apiError('OPERATION_NOT_ALLOWED', reason);

/** Why the state of the VM or its part forbids to plug or unplug it; null when it is allowed. */
export function checkPlugState(part: Row, vm: Row, operation: string): ApiError | null {
  if (vm.get('power_state') !== 'Running')
    return apiError('VM_BAD_POWER_STATE', vm.ref, 'running', vm.get('power_state').toLowerCase());
  const plugged = part.is('currently_attached') || part.is('reserved');
  if (plugged && operation === 'plug') return apiError('DEVICE_ALREADY_ATTACHED', part.ref);
  return !plugged && operation === 'unplug' ? apiError('DEVICE_ALREADY_DETACHED', part.ref) : null;
}

/**
 * A guest with full virtualisation needs its own drivers for hotplug. Its guest agent says whether
 * it has them.
 */
export function checkGuestCanPlug(
  database: Database,
  vm: Row,
  part: HotplugClass,
): ApiError | null {
  if (vm.get('domain_type') !== 'hvm') return null;
  const guest = database.find('VM_guest_metrics', vm.get('guest_metrics'));
  const claim = guest?.get(`can_use_hotplug_${part.toLowerCase()}`) ?? 'unspecified';
  if (claim === 'no') return notAllowed(`VM states it does not support ${part} hotplug.`);
  return claim === 'yes' || guest?.is('PV_drivers_detected') === true
    ? null
    : apiError('VM_MISSING_PV_DRIVERS', vm.ref);
}
