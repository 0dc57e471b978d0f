import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError, handleInvalid } from '../errors.js';
import { checkGuestCanPlug, checkPlugState, notAllowed } from '../vms/hotplug.js';

const attachable: ReadonlySet<string> = new Set([
  'system',
  'user',
  'ephemeral',
  'suspend',
  'crashdump',
  'metadata',
  'rrd',
  'pvs_cache',
]);

/** Why a new drive cannot hold this disk (none: it is empty), checked in xapi's order. */
export function checkMedium(
  database: Database,
  vdi: Row | null,
  { type, mode }: { readonly type: string; readonly mode: string },
): ApiError | null {
  if (vdi !== null && !attachable.has(vdi.get('type')))
    return apiError('VDI_INCOMPATIBLE_TYPE', vdi.ref, vdi.get('type'));
  if (type === 'CD' && mode !== 'RO') return apiError('VBD_CDS_MUST_BE_READONLY');
  if (type !== 'CD' && vdi === null) return apiError('VBD_NOT_REMOVABLE_MEDIA', 'in constructor');
  if (vdi === null) return null;
  const content = database.find('SR', vdi.get('SR'))?.get('content_type') ?? '';
  if (type === 'CD' && content !== 'iso') return apiError('VDI_IS_NOT_ISO', vdi.ref, content);
  return mode === 'RW' && vdi.is('read_only') ? apiError('VDI_READONLY', vdi.ref) : null;
}

/** VDI_IN_USE [vdi] when another running VM has the disk and one of both writes to it. */
function checkShared(database: Database, vbd: Row, vdi: Row, vm: Row): ApiError | null {
  const writes = (each: Row): boolean => each.get('mode') === 'RW';
  const others = database.where('VBD', 'VDI', vdi.ref).filter((each) => {
    const user = database.find('VM', each.get('VM'));
    return (
      each.ref !== vbd.ref &&
      each.is('currently_attached') &&
      user?.is('is_control_domain') === false &&
      user.get('power_state') !== 'Suspended'
    );
  });
  const clashes = others.some(writes) || (writes(vbd) && others.length > 0);
  return clashes && !vdi.is('sharable') && !vm.is('is_control_domain')
    ? apiError('VDI_IN_USE', vdi.ref)
    : null;
}

/** Why a drive may not be plugged or unplugged now, checked in xapi's order; null when it may. */
export function checkVbdOperation(
  database: Database,
  vbd: Row,
  operation: 'plug' | 'unplug',
): ApiError | null {
  const vm = database.find('VM', vbd.get('VM'));
  if (vm === null) return handleInvalid('VM', vbd.get('VM'));
  if (operation === 'unplug' && !vbd.is('unpluggable'))
    return apiError('VBD_NOT_UNPLUGGABLE', vbd.ref);
  const error = checkPlugState(vbd, vm, operation) ?? checkGuestCanPlug(database, vm, 'VBD');
  if (error !== null) return error;
  if (vbd.get('type') === 'CD' && vm.get('domain_type') === 'hvm')
    return notAllowed('HVM CDROMs cannot be hotplugged/unplugged, only inserted or ejected');
  const vdi = vbd.is('empty') ? null : database.find('VDI', vbd.get('VDI'));
  if (vdi === null || operation === 'unplug') return null;
  const shared = checkShared(database, vbd, vdi, vm);
  if (shared !== null) return shared;
  return vbd.get('mode') === 'RW' && vdi.is('read_only') ? apiError('VDI_READONLY', vdi.ref) : null;
}
