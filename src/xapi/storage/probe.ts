import { encodeText, err, ok, type Result } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import { apiError } from '../errors.js';
import type { Services } from '../services.js';
import { backendError, checkAttaches } from './plug.js';
import type { ReachableStorage } from './reachable-storage.js';

const element = (name: string, inside: string): string => `<${name}>${inside}</${name}>`;
const textElement = (name: string, text: string): string => element(name, encodeText(text));

function listOf(srs: readonly string[], size = ''): string {
  const rows = srs.map((uuid) =>
    element('SR', textElement('UUID', uuid) + (size === '' ? '' : textElement('size', size))),
  );
  return `<?xml version="1.0" ?>\n${element('SRlist', rows.join(''))}`;
}

/** The two questions before SRs on iSCSI are listed: which target, and which LUN. */
function iscsi(
  reachable: ReachableStorage,
  config: ReadonlyMap<string, string>,
): Result<string, ApiError> {
  const targets = reachable.iscsi.filter(({ target }) => target === config.get('target'));
  const target = targets.find(({ iqn }) => iqn === config.get('targetIQN'));
  if (target === undefined) {
    const rows = targets.map(({ iqn, target: address }, index) =>
      element(
        'TGT',
        textElement('Index', String(index)) +
          textElement('IPAddress', address) +
          textElement('TargetIQN', iqn),
      ),
    );
    const list = element('iscsi-target-iqns', rows.join(''));
    return err(backendError('96', 'The SCSIid parameter is missing or incorrect', list));
  }
  const lun = target.luns.find(({ scsiId }) => scsiId === config.get('SCSIid'));
  if (lun !== undefined) return ok(listOf(lun.srs, lun.size));
  const rows = target.luns.map(({ vendor, id, size, scsiId }) =>
    element(
      'LUN',
      textElement('vendor', vendor) +
        textElement('LUNid', id) +
        textElement('size', size) +
        textElement('SCSIid', scsiId),
    ),
  );
  const list = element('iscsi-target', rows.join(''));
  return err(backendError('107', 'The SCSIid parameter is missing or incorrect', list));
}

/** What SR.probe answers for this place: the list of SRs, or an error that lists what to choose. */
export async function probe(
  services: Pick<Services, 'machine' | 'agentOf'>,
  host: string,
  type: string,
  config: ReadonlyMap<string, string>,
): Promise<Result<string, ApiError>> {
  const error = await checkAttaches(services, host, type, config);
  if (error !== null) return err(error);
  const reachable = await services.machine.storage();
  switch (type) {
    case 'nfs': {
      const share = reachable.nfs.find(
        ({ server, path }) => server === config.get('server') && path === config.get('serverpath'),
      );
      return share === undefined
        ? err(backendError('73', 'NFS mount error'))
        : ok(listOf(share.srs));
    }
    case 'lvmoiscsi':
      return iscsi(reachable, config);
    case 'lvm':
    case 'ext':
    case 'iso':
      return ok(listOf([]));
    default:
      return err(apiError('SR_UNKNOWN_DRIVER', type));
  }
}
