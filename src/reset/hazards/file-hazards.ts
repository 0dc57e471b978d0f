import { newCoordinator } from './coordinator.js';
import { hazard, type Hazard } from './hazard.js';
import { inventoryDamage } from '../files/inventory.js';
import { hostPaths, type FileState, type HostFacts } from '../../model/index.js';
import type { ResetRequest } from '../request/request.js';

/** The system's words about a file that is not a readable regular file. */
function readError(file: FileState): string {
  if (file.state === 'unreadable') return file.detail;
  return file.state === 'wrongKind' ? file.kind : '';
}

/** The new inventory is made from the old one, so only a whole one will do. */
function inventoryHazards(file: FileState): readonly Hazard[] {
  const path = hostPaths.inventory;
  if (file.state === 'absent') return [hazard('inventory.absent', 'blocks', { path })];
  if (file.state !== 'present')
    return [hazard('inventory.unreadable', 'blocks', { path, detail: readError(file) })];
  const damage = inventoryDamage(file.text);
  if (damage === null) return [];
  if (damage.code !== 'identity') {
    const key = damage.code === 'cut' ? { key: damage.key } : {};
    return [hazard('inventory.damaged', 'blocks', { path, ...key })];
  }
  return [hazard('inventory.identityMissing', 'blocks', { path, keys: damage.missing.join(', ') })];
}

/**
 * The firstboot data are written from scratch, so damage loses only the values that would be
 * carried over. A file that cannot be read cannot be kept for undo.
 */
function managementHazards(facts: HostFacts): readonly Hazard[] {
  const path = hostPaths.management;
  const file = facts.files.management;
  if (file.state === 'absent') return [hazard('management.absent', 'informs', { path })];
  if (file.state !== 'present') {
    const severity = facts.profile.name === 'networkd' ? 'blocks' : 'warns';
    return [hazard('management.unreadable', severity, { path, detail: readError(file) })];
  }
  return facts.management === null ? [hazard('management.damaged', 'warns', { path })] : [];
}

/**
 * An absent pool.conf does not stop a reset (the original continues too), nor does `broken`. Any
 * other unknown word is a wrong value: xapi would not start with it, so it must be corrected or
 * replaced. A file that cannot be read cannot be kept for undo, so it is not replaced.
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
 * Anyone may write to the trigger's folder. Foreign things at the trigger's path are moved aside
 * and reported, since xapi itself does not check the owner.
 */
function triggerHazards(facts: HostFacts): readonly Hazard[] {
  const path = facts.profile.triggerPath;
  const file = facts.files.trigger;
  if (file.state === 'absent')
    return file.foreign === undefined
      ? []
      : [hazard('trigger.foreign', 'warns', { path, kind: file.foreign })];
  if (file.state === 'present') return [hazard('trigger.pending', 'warns', { path })];
  return [hazard('trigger.unreadable', 'blocks', { path, detail: readError(file) })];
}

/** If its database could not be removed, networkd would start again on the old interface. */
function networkdHazards(facts: HostFacts): readonly Hazard[] {
  const file = facts.files.networkdDatabase;
  if (facts.profile.name === 'classic' || file.state === 'absent' || file.state === 'present')
    return [];
  return [
    hazard('networkdDatabase.unreadable', 'blocks', {
      path: hostPaths.networkdDatabase,
      detail: readError(file),
    }),
  ];
}

/**
 * Hazards from the host's files. The blocking ones cannot be overridden: no plan can be made from
 * such files.
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
