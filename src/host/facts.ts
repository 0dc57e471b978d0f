import { inventoryOf, parseManagement, parsePoolConf } from '../reset/index.js';
import { hostPaths, unknown, type HostFacts, type ProfileName } from '../model/index.js';
import { exists } from './files/disk-path.js';
import { readRunningVms } from './machine/domains.js';
import { readHaArmed } from './xapi/ha.js';
import { hostFiles } from './files/host-files.js';
import { readNics } from './nics/nics.js';
import { detectProfile } from './profile.js';
import { readVlanDevices } from './nics/vlan-devices.js';
import { readXapiState } from './xapi/xapi-state.js';

/** The naming script (design of the present-day host: `interface-rename.py --reset-to-install`). */
const renameScript = '/etc/sysconfig/network-scripts/interface-rename.py';

/** What the caller knows better than this machine. */
export interface FactsOptions {
  /** `--profile`; null: find out. */
  readonly profile?: ProfileName | null;
}

/**
 * Everything about the host below `root` that a reset depends on, from its files, its kernel and its hypervisor alone: right also
 * while xapi is down. Changes nothing, never fails: what cannot be read says so in its own fact. What only the pool database
 * knows (`loss`, `networking`) is `notLooked`, for the caller to fill in over XenAPI.
 */
export async function readHostFacts(root: string, options: FactsOptions = {}): Promise<HostFacts> {
  const port = await hostFiles(root);
  const inventory = await port.read(hostPaths.inventory);
  const hostUuid = inventoryOf(inventory).installationUuid;
  const [profile, nics, vlanDevices, runningVms, haArmed, xapi, hasRenameScript] =
    await Promise.all([
      detectProfile(root, options.profile ?? null),
      readNics(root),
      readVlanDevices(root),
      readRunningVms(root, hostUuid),
      readHaArmed(root),
      readXapiState(root),
      exists(root, renameScript),
    ]);
  const [management, poolConf, networkdDatabase, trigger] = await Promise.all([
    port.read(hostPaths.management),
    port.read(hostPaths.poolConf),
    port.read(hostPaths.networkdDatabase),
    port.read(profile.triggerPath),
  ]);
  return {
    profile,
    files: { inventory, management, poolConf, trigger, networkdDatabase },
    pool: parsePoolConf(poolConf),
    management: management.state === 'present' ? parseManagement(management.text) : null,
    nics,
    vlanDevices,
    runningVms,
    haArmed,
    loss: unknown('notLooked'),
    networking: unknown('notLooked'),
    xapi,
    renameScript: hasRenameScript,
  };
}
