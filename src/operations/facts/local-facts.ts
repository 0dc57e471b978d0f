import {
  mapKnown,
  hostPaths,
  known,
  networkingLoss,
  poolWiring,
  unknown,
  type HostFacts,
  type HostPort,
  type Known,
  type NetworkConfig,
  type ProfileName,
  type TracedNetworking,
} from '../../model/index.js';
import {
  inventoryOf,
  networkdNetworking,
  parseManagement,
  parseNetworkdDatabase,
  parsePoolConf,
  traced,
} from '../../reset/index.js';
import { lossByWiring, readWiring, withWiring } from './host-wiring.js';
import { readRuleNames } from './rule-names.js';
import { managementNow } from '../management/management-now.js';
import { storedHostReader, type StoredHost } from './stored-host.js';

/** The file that says that the first boot has set up the network. */
const ranNetworkInit = '/var/lib/misc/ran-network-init';

/**
 * This host's objects while XAPI does not answer: from the pool database file, else what networkd
 * knows.
 */
async function tracedNetworking(
  { files }: Pick<HostPort, 'files'>,
  stored: StoredHost | null,
  networkd: NetworkConfig | null,
  beside: Pick<HostFacts, 'nics'> & { readonly inventory: HostFacts['files']['inventory'] },
): Promise<Known<TracedNetworking>> {
  if (stored !== null) return known(traced(stored.networking, { from: 'database', at: stored.at }));
  if (networkd === null) return unknown('notLooked');
  const { nics } = beside;
  const byNetworkd = networkdNetworking(networkd, {
    nics: nics.known ? nics.value : null,
    inventory: inventoryOf(beside.inventory),
  });
  if (byNetworkd.pifs.length === 0) return unknown('notLooked');
  const modified = await files.modified(hostPaths.networkdDatabase);
  const at = modified.known ? modified.value : '';
  return known(traced(byNetworkd, { from: 'networkd', at }));
}

/**
 * Reads everything about a host that a reset depends on, from its files, kernel and hypervisor
 * only. So it is correct even while xapi is down. It changes nothing and never fails: a fact that
 * cannot be read says why.
 */
export async function readLocalFacts(
  host: HostPort,
  profileName: ProfileName | null,
  readStored = storedHostReader(host),
): Promise<HostFacts> {
  const { files, nics: ports, system } = host;
  const profile = await system.profile(profileName);
  // All files at once, before the slow work, so that they are unlikely to change in between.
  const [inventory, management, poolConf, networkdDatabase, trigger] = await Promise.all([
    files.read(hostPaths.inventory),
    files.read(hostPaths.management),
    files.read(hostPaths.poolConf),
    files.read(hostPaths.networkdDatabase),
    files.read(profile.triggerPath),
  ]);
  const { installationUuid, managementInterface } = inventoryOf(inventory);
  const [shown, vlanDevices, runningVms, haArmed, xapi, sanBoot] = await Promise.all([
    ports.all(),
    ports.vlanDevices(),
    system.runningVms(installationUuid),
    system.haArmed(),
    system.xapi(),
    ports.sanBoot(),
  ]);
  const pool = parsePoolConf(poolConf);
  const networkd = networkConfig(networkdDatabase);
  const firstboot = management.state === 'present' ? parseManagement(management.text) : null;
  const stored =
    pool.role === 'coordinator' && xapi !== 'running' ? await readStored(installationUuid) : null;
  const own = await readWiring(host, {
    networkd,
    nics: shown,
    vlanDevices,
    management: firstboot,
    bridge: managementInterface,
  });
  const wiring = stored === null ? own : known(poolWiring(stored.networking));
  const nics = mapKnown(shown, (all) => withWiring(all, own));
  const hostFiles = { inventory, management, poolConf, trigger, networkdDatabase };
  return {
    profile,
    files: hostFiles,
    pool,
    management: firstboot,
    nics,
    vlanDevices,
    runningVms,
    haArmed,
    haEnabled: stored === null ? unknown('notLooked') : known(stored.haEnabled),
    sanBoot,
    unmanagedPorts: stored?.unmanagedPorts ?? [],
    returning: unknown('notLooked'),
    coordinatorManagement: unknown('notLooked'),
    wiring,
    networking: await tracedNetworking(host, stored, networkd, { nics, inventory }),
    loss:
      stored === null
        ? byWiring(own, networkd, managementInterface)
        : known(networkingLoss(stored.networking)),
    now: managementNow(
      { files: hostFiles, management: firstboot, nics, networkd, wiring: own },
      ports.isLive(nics),
    ),
    xapi,
    renameScript: await files.exists(hostPaths.renameScript),
    ...(host.commandsOnlyNamed ? { commandsOnlyNamed: true } : {}),
    ruleNames: await readRuleNames(host),
    firstBootDone: await files.exists(ranNetworkInit),
  };
}

/** Parses networkd.db; null when it is absent or cannot be read. */
export function networkConfig(file: HostFacts['files']['networkdDatabase']): NetworkConfig | null {
  const read = file.state === 'present' ? parseNetworkdDatabase(file.text) : null;
  return read?.known === true ? read.value : null;
}

/**
 * The loss from the wiring. The firstboot data describe one port only, so from them the loss is
 * unknown.
 */
function byWiring(
  wiring: HostFacts['wiring'],
  networkd: NetworkConfig | null,
  management: string,
): HostFacts['loss'] {
  if (!wiring.known) return wiring;
  return wiring.value.source === 'firstboot'
    ? unknown('notLooked')
    : known(lossByWiring(wiring.value, networkd, management));
}
