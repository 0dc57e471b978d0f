import {
  mapKnown,
  err,
  isJsonObject,
  known,
  ok,
  parsePoolPort,
  poolPortPath,
  type Gateway,
  type Known,
  type NameServers,
  jsonText,
  jsonTexts,
} from '../model/index.js';
import { readPoolRole } from '../reset/index.js';
import {
  mtuIn,
  reachXenApi,
  readNameServers,
  resolveName,
  wordAt,
  type AskServers,
  type HostTree,
  type Reach,
} from '../host/index.js';
import { lanPath, leasesPath } from './lan/description.js';
import { readTreeJson } from './lan/json.js';
import { readNeighbours } from './lan/neighbours.js';

/**
 * The leases of a tree by device. There are none before its first boot or while it is switched off.
 */
async function leasesOf(
  tree: HostTree,
): Promise<Known<readonly (readonly [string, Readonly<Record<string, unknown>>])[]>> {
  const leases = await readTreeJson(tree, leasesPath);
  if (!leases.known) return leases.reason.code === 'absent' ? known([]) : leases;
  return known(
    Object.entries(isJsonObject(leases.value) ? leases.value : {}).flatMap(([device, lease]) =>
      isJsonObject(lease) ? [[device, lease] as const] : [],
    ),
  );
}

/** The default gateways that the tree's LAN gave. */
async function gatewaysOf(tree: HostTree): Promise<Known<readonly Gateway[]>> {
  const leases = await leasesOf(tree);
  if (!leases.known) return leases;
  return known(
    leases.value.flatMap(([device, lease]): Gateway[] => {
      const ipv4 = jsonText(lease, 'gateway');
      const ipv6 = jsonText(lease, 'gateway6');
      return [
        ...(ipv4 === '' ? [] : [{ family: 4 as const, address: ipv4, device }]),
        ...(ipv6 === '' ? [] : [{ family: 6 as const, address: ipv6, device }]),
      ];
    }),
  );
}

/** The name servers in etc/resolv.conf. Without that file, the ones that the tree's LAN gave. */
async function nameServersOf(tree: HostTree): Promise<Known<NameServers>> {
  const read = await readNameServers(tree);
  if (read.known || read.reason.code !== 'absent') return read;
  const leases = await leasesOf(tree);
  if (!leases.known) return leases;
  const given = leases.value.flatMap(([, lease]) => jsonTexts(lease['dns']));
  return known({ servers: [...new Set(given)], search: [] });
}

/**
 * The network of an embedded host, as its LAN is described. It sends nothing over a real network
 * except to the other hosts of an embedded pool, on the loopback.
 */
export function describedReach(tree: HostTree): Reach {
  const answers = async (address: string): Promise<Known<boolean>> => {
    const neighbours = await readNeighbours(tree);
    return mapKnown(neighbours, (found) => found.answers(address));
  };
  const ask: AskServers = async (candidates, servers) => {
    const neighbours = await readNeighbours(tree);
    if (!neighbours.known || !servers.some((server) => neighbours.value.answers(server)))
      return err({ code: 'timedOut', servers });
    const addresses = candidates
      .map((name) => neighbours.value.named(name))
      .find((list) => list.length > 0);
    return addresses === undefined ? err({ code: 'notFound', servers }) : ok(addresses);
  };
  const xenApiPort = async (address: string): Promise<number | null> =>
    address.startsWith('127.') ? parsePoolPort(await wordAt(tree, poolPortPath)) : null;
  /** A switch whose MTU (`mtu` of the description) is smaller drops the packet. */
  const carries = async (bytes: number): Promise<boolean> => {
    const lan = await readTreeJson(tree, lanPath);
    const most = lan.known && isJsonObject(lan.value) ? lan.value['mtu'] : null;
    return typeof most !== 'number' || bytes <= most;
  };
  return {
    xenApiPort,
    mtu: mtuIn(tree),
    gateways: () => gatewaysOf(tree),
    nameServers: () => nameServersOf(tree),
    poolRole: () => readPoolRole(tree),
    resolve: async (name, options) =>
      resolveName(tree, await nameServersOf(tree), ask, name, options),
    reachXenApi: async (address, options) => {
      // The hosts of a pool are real processes: the description does not know whether they run.
      const port = await xenApiPort(address);
      const reached = port === null ? null : await reachXenApi(address, { ...options, port });
      // The kernel of this machine refuses at every address of the loopback.
      if (reached !== null && (reached.ok || reached.error.code !== 'refused')) return reached;
      const neighbours = await readNeighbours(tree);
      if (!neighbours.known) return err({ code: 'timedOut', detail: neighbours.reason.detail });
      if (port === null && neighbours.value.speaksXenApi(address)) return ok(undefined);
      return err({ code: neighbours.value.answers(address) ? 'refused' : 'timedOut', detail: '' });
    },
    echo: async (target, sequence) => {
      const from = performance.now();
      const answered = await answers(target.address);
      const arrives = target.bytes === undefined || (await carries(target.bytes));
      return answered.known && answered.value && arrives
        ? { kind: 'reply', sequence, ms: performance.now() - from }
        : { kind: 'lost', sequence, detail: answered.known ? '' : answered.reason.detail };
    },
    question: async (server) => {
      const from = performance.now();
      const answered = await answers(server);
      return answered.known && answered.value
        ? { state: 'answered', milliseconds: performance.now() - from }
        : { state: 'silent' };
    },
  };
}
