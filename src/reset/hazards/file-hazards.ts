import { newCoordinator } from './coordinator.js';
import type { FileState, HostFacts } from '../../model/index.js';
import { hazard, type Hazard } from './hazard.js';
import { inventoryDamage } from '../files/inventory.js';
import { hostPaths } from '../../model/index.js';
import type { ResetRequest } from '../request/request.js';

/** The system's word about a file that is not a readable regular file. */
function trouble(file: FileState): string {
  if (file.state === 'unreadable') return file.detail;
  return file.state === 'wrongKind' ? file.kind : '';
}

/** The inventory is rewritten from what stands there, so nothing but a whole one will do. */
function inventoryHazards(file: FileState): readonly Hazard[] {
  const path = hostPaths.inventory;
  if (file.state === 'absent') return [hazard('inventory.absent', 'blocks', { path })];
  if (file.state !== 'present')
    return [hazard('inventory.unreadable', 'blocks', { path, detail: trouble(file) })];
  const damage = inventoryDamage(file.text);
  if (damage === null) return [];
  if (damage.code === 'nul') return [hazard('inventory.damaged', 'blocks', { path })];
  return [hazard('inventory.identityMissing', 'blocks', { path, keys: damage.missing.join(', ') })];
}

/**
 * Firstboot data are written anew, so damage costs only what would have been carried over; but what
 * cannot be read cannot be kept for undo.
 */
function managementHazards(facts: HostFacts): readonly Hazard[] {
  const path = hostPaths.management;
  const file = facts.files.management;
  if (file.state === 'absent') return [hazard('management.absent', 'informs', { path })];
  if (file.state !== 'present') {
    const severity = facts.profile.name === 'networkd' ? 'blocks' : 'warns';
    return [hazard('management.unreadable', severity, { path, detail: trouble(file) })];
  }
  return facts.management === null ? [hazard('management.damaged', 'warns', { path })] : [];
}

/**
 * An absent pool.conf does not stop a reset (the original goes on too), nor does `broken`. One that
 * says something else is a wrong value: xapi would not start on it, so it has to be put right or
 * replaced. What cannot be read cannot be kept for undo, so it is not replaced.
 */
function poolConfHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  const path = hostPaths.poolConf;
  const { pool } = facts;
  const coordinator = newCoordinator(request, pool);
  const becomes =
    coordinator === null || pool.role === 'supporter'
      ? []
      : [hazard('poolConf.becomesSupporter', 'warns', { path, address: coordinator })];
  if (pool.role === 'broken') return [hazard('poolConf.broken', 'warns', { path }), ...becomes];
  if (pool.role !== 'unknown') return [];
  if (pool.reason === 'absent') return [hazard('poolConf.absent', 'warns', { path }), ...becomes];
  if (pool.reason === 'damaged')
    return [
      hazard('poolConf.damaged', coordinator === null ? 'blocks' : 'warns', {
        path,
        detail: pool.detail,
      }),
      ...becomes,
    ];
  return [
    hazard('poolConf.unreadable', coordinator === null ? 'warns' : 'blocks', {
      path,
      detail: pool.detail,
    }),
  ];
}

/**
 * The trigger's folder is one that anyone may write to: what others have put there is moved out of
 * the way, and told, since xapi itself looks at no owner.
 */
function triggerHazards(facts: HostFacts): readonly Hazard[] {
  const path = facts.profile.triggerPath;
  const file = facts.files.trigger;
  if (file.state === 'absent')
    return file.foreign === undefined
      ? []
      : [hazard('trigger.foreign', 'warns', { path, kind: file.foreign })];
  if (file.state === 'present') return [hazard('trigger.pending', 'warns', { path })];
  return [hazard('trigger.unreadable', 'blocks', { path, detail: trouble(file) })];
}

/** networkd would come back with a database that could not be removed, on the old interface. */
function networkdHazards(facts: HostFacts): readonly Hazard[] {
  const file = facts.files.networkdDatabase;
  if (facts.profile.name === 'classic' || file.state === 'absent' || file.state === 'present')
    return [];
  return [
    hazard('networkdDatabase.unreadable', 'blocks', {
      path: hostPaths.networkdDatabase,
      detail: trouble(file),
    }),
  ];
}

/**
 * What the host's files say against a reset. Blocking ones cannot be overridden: no plan can be
 * made from such files.
 */
export function fileHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  return [
    ...inventoryHazards(facts.files.inventory),
    ...managementHazards(facts),
    ...poolConfHazards(request, facts),
    ...triggerHazards(facts),
    ...networkdHazards(facts),
  ];
}
