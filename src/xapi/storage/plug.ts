import type { ApiError } from '../../xenapi/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError } from '../errors.js';
import type { Services } from '../services.js';

/** The storage manager's own error codes for a server that cannot be reached, by driver. */
const unreachable: Readonly<Record<string, readonly [code: string, words: string]>> = {
  nfs: ['73', 'NFS mount error'],
  iso: ['222', 'Could not mount the directory specified in Device Configuration'],
  lvmoiscsi: ['141', 'Unable to connect to ISCSI service on target'],
  iscsi: ['141', 'Unable to connect to ISCSI service on target'],
  smb: ['111', 'SMB mount error'],
};

/** SR_BACKEND_FAILURE with the storage manager's code: command, words, trace. */
export function backendError(code: string, words: string, more = ''): ApiError {
  return apiError(`SR_BACKEND_FAILURE_${code}`, '', words, more);
}

/** The server that a device_config names; '' for local storage. */
function serverOf(config: ReadonlyMap<string, string>): string {
  const location = config.get('location') ?? '';
  const share = /^(?:\/\/|\\\\)([^/\\]+)/.exec(location)?.[1];
  return (
    config.get('server') ??
    config.get('target') ??
    share ??
    (location.startsWith('/') ? '' : (location.split(':')[0] ?? ''))
  );
}

/**
 * Whether a host of the pool reaches the storage of this device_config; null when it cannot tell. A
 * host that cannot be asked counts as one that does.
 */
export async function reaches(
  { agentOf }: Pick<Services, 'agentOf'>,
  host: string,
  config: ReadonlyMap<string, string>,
): Promise<boolean | null> {
  const server = serverOf(config);
  const agent = server === '' ? null : agentOf(host);
  return agent === null ? true : agent.answers(server);
}

/** Why storage of this type cannot be attached to a host of the pool now; null if it can. */
export async function checkAttaches(
  services: Pick<Services, 'agentOf'>,
  host: string,
  type: string,
  config: ReadonlyMap<string, string>,
): Promise<ApiError | null> {
  if ((await reaches(services, host, config)) === true) return null;
  const server = serverOf(config);
  const [code, words] = unreachable[type] ?? ['', ''];
  return code === '' ? apiError('SR_BACKEND_FAILURE', server) : backendError(code, words);
}

/** VDI_IN_USE [vdi; ...] when VMs on the PBD's host use disks of its SR. */
export function checkUnused(database: Database, pbd: Row): ApiError | null {
  const host = pbd.get('host');
  const used = database
    .where('VDI', 'SR', pbd.get('SR'))
    .filter((vdi) =>
      database
        .where('VBD', 'VDI', vdi.ref)
        .some(
          (vbd) =>
            vbd.is('currently_attached') &&
            database.find('VM', vbd.get('VM'))?.get('resident_on') === host,
        ),
    );
  return used.length === 0 ? null : apiError('VDI_IN_USE', ...used.map(({ ref }) => ref));
}
