import { parsePoolConf } from '../files/pool-conf.js';
import type { ResetRecord } from '../journal/history.js';
import { emptyDraft, type ResetDraft } from '../request/draft.js';
import { formerManagement } from '../run/former-management.js';
import type { Known, Nic } from '../../model/index.js';

/**
 * A draft with the values from before a reset, for a second reset; null when they are not known.
 * The port is found by its MAC, because the reset may have changed its name.
 */
export function formerDraft(
  reset: Pick<ResetRecord, 'kept' | 'basis'>,
  nics: Known<readonly Nic[]>,
): ResetDraft | null {
  const former = formerManagement(reset);
  if (former === null) return null;
  const mac = reset.kept?.networking.pifs.find(
    ({ device, physical }) => physical && device === former.device,
  )?.mac;
  const port = (nics.known ? nics.value : []).find((nic) => nic.physical && nic.mac === mac);
  const pool = parsePoolConf(reset.basis.poolConf);
  const { vlan, mode, address, netmask, gateway, dns, modeV6, address6, gateway6 } = former;
  return {
    ...emptyDraft,
    device: port?.device ?? former.device,
    vlan,
    ipv4Mode: mode === '' ? 'none' : mode,
    address,
    netmask,
    gateway,
    dns,
    ipv6Mode: modeV6 === '' ? 'none' : modeV6,
    address6,
    gateway6,
    coordinatorAddress: pool.role === 'supporter' ? pool.coordinatorAddress : '',
    keepInterfaceNames: true,
  };
}
