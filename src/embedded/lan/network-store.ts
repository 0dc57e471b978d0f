import { detectProfileName, placeWithoutLinks, type HostTree } from '../../host/index.js';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  formatNetworkdDatabase,
  parseInventory,
  parseManagement,
  parseNetworkdDatabase,
} from '../../reset/index.js';
import {
  known,
  hostPaths,
  unknown,
  type Known,
  type NetworkConfig,
  type ProfileName,
} from '../../model/index.js';
import { firstbootNetwork } from './firstboot-network.js';
import type { KernelPort } from './interface-names.js';
import { formatNetworkCache, parseNetworkCache } from './network-cache.js';
import { formatOvsDatabase } from './ovs-database.js';

interface Store {
  readonly path: string;
  readonly parse: (text: string) => Known<NetworkConfig>;
  readonly format: (configuration: NetworkConfig) => string;
}

const stores: Readonly<Record<ProfileName, Store>> = {
  networkd: {
    path: hostPaths.networkdDatabase,
    parse: parseNetworkdDatabase,
    format: formatNetworkdDatabase,
  },
  classic: { path: hostPaths.networkCache, parse: parseNetworkCache, format: formatNetworkCache },
};

async function storeOf(tree: HostTree): Promise<Store> {
  return stores[await detectProfileName(tree)];
}

/**
 * The network configuration that an embedded host starts with: what its network program kept
 * (networkd.db or network.dbcache). When that cannot be read, it comes from the firstboot data and
 * the inventory, as in networkd. Unknown when neither gives one.
 */
export async function readNetwork(
  tree: HostTree,
  ports: readonly KernelPort[],
): Promise<Known<NetworkConfig>> {
  const store = await storeOf(tree);
  const kept = await tree.text(store.path);
  const configuration = kept.known ? store.parse(kept.value) : kept;
  if (configuration.known) return configuration;
  const management = await tree.text(hostPaths.management);
  const parsed = management.known ? parseManagement(management.value) : null;
  if (parsed === null || parsed.device === '')
    return unknown('damaged', `neither ${store.path} nor ${hostPaths.management} says how`);
  const inventory = await tree.text(hostPaths.inventory);
  const bridge = inventory.known ? parseInventory(inventory.value).managementInterface : '';
  const macOf = (device: string): string => ports.find(({ name }) => name === device)?.mac ?? '';
  return known(firstbootNetwork(parsed, bridge, macOf));
}

/** Keeps the configuration over a reboot. */
export async function keepNetwork(tree: HostTree, configuration: NetworkConfig): Promise<void> {
  const store = await storeOf(tree);
  await replaceFile(tree, store.path, store.format(configuration));
}

/** Writes Open vSwitch's database, from which it makes its bridges again at the next boot. */
export async function keepSwitch(tree: HostTree, configuration: NetworkConfig): Promise<void> {
  await replaceFile(tree, 'etc/openvswitch/conf.db', formatOvsDatabase(configuration));
}

/** Replaces a file as a whole, synced. */
async function replaceFile(tree: HostTree, path: string, text: string): Promise<void> {
  const target = await placeWithoutLinks(tree.root.directory, path);
  await placeWithoutLinks(tree.root.directory, `${path}.new`);
  await mkdir(dirname(target), { recursive: true });
  const file = await open(`${target}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${target}.new`, target);
}
