import { err, ok, type Result } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import { apiError } from '../errors.js';
import type { DatabaseContent } from './content.js';
import { Database } from './database.js';
import type { Row } from './row.js';

/** A PIF of a host, named without its ref. `vlan` is the stored text; -1 means no VLAN. */
interface Place {
  readonly device: string;
  readonly vlan: string;
}

const placeOf = (pif: Row): Place => ({ device: pif.get('device'), vlan: pif.get('VLAN') });
// xapi compares the device alone. It therefore marks a VLAN on the management device as a second
// management PIF.
const isAt = (place: Place | null, pif: Row): boolean =>
  pif.get('device') === place?.device && pif.get('VLAN') === place.vlan;

/** What this host keeps when another database replaces its own. */
export interface ThisHost {
  /** Its uuid. Null without an inventory; the backup's uuid stays then. */
  readonly uuid: string | null;
  readonly controlDomain: string | null;
  /** The MAC addresses of its physical PIFs, by device. */
  readonly macs: ReadonlyMap<string, string>;
  /** Its management PIF; null when management is off. */
  readonly management: Place | null;
}

/** The tables that a restore reads to check a backup and to know this host. */
export const restoredTables: readonly string[] = ['pool', 'host', 'PIF'];

/** Reads from a database what the host with the ref `host` must keep. */
export function thisHostOf(
  database: Database,
  host: string | null,
  uuid: string | null,
  controlDomain: string | null,
): ThisHost {
  const pifs = host === null ? [] : database.where('PIF', 'host', host);
  const [management, ...more] = pifs.filter((pif) => pif.is('management'));
  return {
    uuid,
    controlDomain,
    macs: new Map(
      pifs.filter((pif) => pif.is('physical')).map((pif) => [pif.get('device'), pif.get('MAC')]),
    ),
    management: management === undefined || more.length > 0 ? null : placeOf(management),
  };
}

/** Why a database cannot replace this host's: XenAPI's error, and a line for a person. */
export interface Unfit {
  readonly error: ApiError;
  readonly line: string;
}

const unfit = (
  line: string,
  error: ApiError = apiError('INTERNAL_ERROR', 'the backup cannot be restored'),
) => err({ error, line });

/**
 * The backup's coordinator (master), or the reason why the backup does not fit this host. The
 * checks are xapi's, in xapi's order.
 */
function coordinatorOf(
  manifest: DatabaseContent['manifest'],
  backup: Database,
  host: ThisHost,
): Result<Row, Unfit> {
  for (const key of ['schema_major_vsn', 'schema_minor_vsn', 'generation_count']) {
    if (!/^\d{1,15}$/.test(manifest.get(key) ?? ''))
      return unfit(`its manifest has no ${key}`, apiError('RESTORE_INCOMPATIBLE_VERSION'));
  }
  if (manifest.get('schema_major_vsn') !== '5')
    return unfit(
      `its schema is ${manifest.get('schema_major_vsn') ?? ''}.x, and only 5.x is known here`,
      apiError('RESTORE_INCOMPATIBLE_VERSION'),
    );
  const pools = backup.all('pool');
  const master = pools[0]?.link('master') ?? null;
  const coordinator = master === null ? null : backup.find('host', master);
  if (pools.length !== 1 || coordinator === null)
    return unfit('it has no pool with a coordinator (master)');
  const pifs = backup.where('PIF', 'host', coordinator.ref);
  const missing = pifs
    .find((pif) => pif.is('physical') && !host.macs.has(pif.get('device')))
    ?.get('device');
  if (missing !== undefined)
    return unfit(
      `its coordinator has ${missing}, which this host has not`,
      apiError('RESTORE_TARGET_MISSING_DEVICE', missing),
    );
  if (host.management !== null && !pifs.some((pif) => isAt(host.management, pif))) {
    return unfit(
      `its coordinator has no ${host.management.device}` +
        `${host.management.vlan === '-1' ? '' : ` with VLAN ${host.management.vlan}`}, which ` +
        'this host is managed through',
      apiError('RESTORE_TARGET_MGMT_IF_NOT_IN_BACKUP', ...pifs.map((pif) => pif.get('device'))),
    );
  }
  return ok(coordinator);
}

/** Whether a backup may replace this host's database. */
export function checkBackup(content: DatabaseContent, host: ThisHost): Result<void, Unfit> {
  const coordinator = coordinatorOf(content.manifest, new Database(content), host);
  return coordinator.ok ? ok(undefined) : coordinator;
}

/**
 * Turns a backup into this host's own database, as xapi does. It removes the supporters (slaves)
 * and their PIFs. The coordinator becomes this host: it gets this host's uuid, control domain uuid,
 * MAC addresses and management PIF. The result's generation is never below `generation`, the one of
 * the database it replaces.
 */
export function adoptBackup(
  content: DatabaseContent,
  host: ThisHost,
  generation: number,
): Result<Database, Unfit> {
  const newest = Math.max(generation, Number(content.manifest.get('generation_count')) || 0);
  const backup = new Database({
    manifest: new Map([...content.manifest, ['generation_count', `${newest}`]]),
    tables: content.tables,
  });
  const found = coordinatorOf(content.manifest, backup, host);
  if (!found.ok) return found;
  const { ref } = found.value;
  backup.write(() => {
    for (const other of backup.all('host')) {
      if (other.ref === ref) continue;
      for (const pif of backup.where('PIF', 'host', other.ref)) backup.remove('PIF', pif.ref);
      backup.remove('host', other.ref);
    }
    if (host.uuid !== null) backup.update('host', ref, { uuid: host.uuid });
    const control = backup
      .all('VM')
      .find((vm) => vm.is('is_control_domain') && vm.get('resident_on') === ref);
    if (control !== undefined && host.controlDomain !== null)
      backup.update('VM', control.ref, { uuid: host.controlDomain });
    for (const pif of backup.where('PIF', 'host', ref)) {
      const mac = pif.is('physical') ? host.macs.get(pif.get('device')) : undefined;
      backup.update('PIF', pif.ref, {
        management: String(isAt(host.management, pif)),
        ...(mac === undefined ? {} : { MAC: mac }),
      });
    }
  });
  return ok(backup);
}
