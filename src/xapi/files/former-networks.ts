import { isJsonObject, parseJson, type HostFilePort } from '../../model/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';

/**
 * Where a host's objects were before its networking was reset. `networks` maps a bridge to its
 * network's uuid. `clusterHosts` maps a cluster membership's uuid to the uuid of its PIF's network.
 */
export interface FormerPlaces {
  readonly networks: ReadonlyMap<string, string>;
  readonly clusterHosts: ReadonlyMap<string, string>;
}

const nowhere: FormerPlaces = { networks: new Map(), clusterHosts: new Map() };

/**
 * What a scan needs to know of the PIFs that a reset removed. It tells which network the host used
 * when several have the same bridge (section C, case 16), and which network its cluster membership
 * used (case 14). It is kept on disk, because XAPI may restart in between.
 */
export interface FormerNetworks {
  /**
   * Notes the places before the PIFs go. An error is one line, and the reset goes on without the
   * note.
   */
  keep(host: Row, pifs: readonly Row[]): Promise<string | null>;
  /** What was noted of a host. A file that cannot be read counts as nothing and is logged. */
  of(host: Row): Promise<FormerPlaces>;
}

const path = '/var/lib/xsconsole/former-networks.json';

/** From a host's uuid to its places. */
type Kept = ReadonlyMap<string, FormerPlaces>;

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

const textMap = (value: unknown): ReadonlyMap<string, string> =>
  new Map(
    entriesOf(value).flatMap(([key, each]) =>
      typeof each === 'string' ? [[key, each] as const] : [],
    ),
  );

function parse(text: string): Kept | null {
  const read = parseJson(text);
  if (!read.ok || !isJsonObject(read.value)) return null;
  return new Map(
    entriesOf(read.value).map(([host, places]) => {
      const parts = new Map(entriesOf(places));
      return [
        host,
        {
          networks: textMap(parts.get('networks')),
          clusterHosts: textMap(parts.get('clusterHosts')),
        },
      ];
    }),
  );
}

function print(kept: Kept): string {
  const hosts = [...kept].map(
    ([host, places]) =>
      [
        host,
        {
          networks: Object.fromEntries(places.networks),
          clusterHosts: Object.fromEntries(places.clusterHosts),
        },
      ] as const,
  );
  return `${JSON.stringify(Object.fromEntries(hosts), null, 2)}\n`;
}

/**
 * The networks of cluster memberships, and the networks that share their bridge with others. A
 * physical PIF's network wins over a VLAN's.
 */
function placesOf(database: Database, pifs: readonly Row[]): FormerPlaces {
  const networks = new Map<string, string>();
  const clusterHosts = new Map<string, string>();
  for (const pif of [...pifs].sort((a, b) => Number(a.is('physical')) - Number(b.is('physical')))) {
    const network = database.find('network', pif.get('network'));
    if (network === null) continue;
    if (database.refsWhere('network', 'bridge', network.get('bridge')).length > 1)
      networks.set(network.get('bridge'), network.get('uuid'));
    for (const member of database.where('Cluster_host', 'PIF', pif.ref))
      clusterHosts.set(member.get('uuid'), network.get('uuid'));
  }
  return { networks, clusterHosts };
}

/**
 * Keeps the places in a file of our own on the host. A pool without such networks and clusters
 * never gets that file.
 */
export function createFormerNetworks(
  database: Database,
  files: HostFilePort,
  log: (line: string) => void,
): FormerNetworks {
  const read = async (): Promise<Kept> => {
    const text = await files.text(path);
    if (!text.known && text.reason.code === 'absent') return new Map<string, FormerPlaces>();
    const kept = text.known ? parse(text.value) : null;
    if (kept === null)
      log(
        `${path} cannot be read: ${text.known ? 'it is no JSON' : text.reason.detail}; ` +
          'where several networks have one bridge, a scan takes the one with the lowest uuid',
      );
    return kept ?? new Map<string, FormerPlaces>();
  };
  return {
    keep: async (host, pifs) => {
      const found = placesOf(database, pifs);
      if (found.networks.size + found.clusterHosts.size === 0) return null;
      const kept = await read();
      const before = kept.get(host.get('uuid')) ?? nowhere;
      const both = {
        networks: new Map([...before.networks, ...found.networks]),
        clusterHosts: new Map([...before.clusterHosts, ...found.clusterHosts]),
      };
      const text = print(new Map(kept).set(host.get('uuid'), both));
      const written = await files.write(path, text, 0o600);
      return written.ok ? null : `${path}: ${written.error.cause}`;
    },
    of: async (host) => (await read()).get(host.get('uuid')) ?? nowhere,
  };
}
