import type { HostFacts } from '../../model/index.js';
import { hazard, whyUnknown, type Hazard } from './hazard.js';

/**
 * HA would fence the host. While it is on in the pool, XAPI also refuses to change the management
 * interface. `ha.armed`: HA is armed on this host. `ha.enabled`: only the pool's flag is on. Both
 * can be overridden. An unknown state warns: a supporter whose XAPI is down cannot read the pool's
 * flag.
 */
export function haHazards({ haArmed, haEnabled, pool }: HostFacts): readonly Hazard[] {
  const stands = (code: 'ha.armed' | 'ha.enabled'): Hazard => ({
    ...hazard(code, 'blocks', { role: pool.role }),
    overridable: true,
  });
  if (haArmed.known && haArmed.value) return [stands('ha.armed')];
  if (haEnabled.known && haEnabled.value) return [stands('ha.enabled')];
  if (!haArmed.known) return [hazard('ha.unknown', 'warns', whyUnknown(haArmed))];
  return haEnabled.known
    ? []
    : [hazard('ha.enabledUnknown', 'warns', { role: pool.role, ...whyUnknown(haEnabled) })];
}
