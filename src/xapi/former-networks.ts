import type { DurableFiles, Root } from '../host/index.js';
import type { Database } from './database/database.js';
import type { Row } from './database/row.js';
import { readText } from './read-text.js';

/** The uuid of the network a host had a PIF on, by the network's bridge. */
type ByBridge = ReadonlyMap<string, string>;

/**
 * Which networks hosts had PIFs on before their last reset, where the pool has several with one bridge: the scan afterwards takes the right
 * one again (section C, case 16), also when XAPI has been started anew in between.
 */
export interface FormerNetworks {
  /** Notes them before the PIFs go. Trouble is one line; the reset goes on without. */
  keep(host: Row, pifs: readonly Row[]): Promise<string | null>;
  /** The former networks of a host by bridge; a file that cannot be read counts as none, and is told of. */
  of(host: Row): Promise<ByBridge>;
}

const path = '/var/lib/xsconsole/former-networks.json';

/** host uuid -> bridge -> network uuid */
type Kept = ReadonlyMap<string, ByBridge>;

function parse(text: string): Kept | null {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document !== 'object' || document === null) return null;
    const inner = (value: unknown): ByBridge => new Map(typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, each]) => (typeof each === 'string' ? [[key, each] as const] : [])));
    return new Map(Object.entries(document).map(([host, networks]) => [host, inner(networks)]));
  } catch {
    return null;
  }
}

const print = (kept: Kept): string => `${JSON.stringify(Object.fromEntries([...kept].map(([host, networks]) => [host, Object.fromEntries(networks)])), null, 2)}\n`;

/** Those of the PIFs' networks whose bridge alone does not name them; a physical PIF's network goes before a VLAN's. */
function ambiguous(database: Database, pifs: readonly Row[]): ByBridge {
  const found = new Map<string, string>();
  for (const pif of [...pifs].sort((a, b) => Number(a.is('physical')) - Number(b.is('physical')))) {
    const network = database.find('network', pif.get('network'));
    if (network !== null && database.refsWhere('network', 'bridge', network.get('bridge')).length > 1) found.set(network.get('bridge'), network.get('uuid'));
  }
  return found;
}

/** Keeps them in a file of our own below `root`; hosts in a pool without such twins never have one. */
export function createFormerNetworks(database: Database, root: Root, files: DurableFiles, log: (line: string) => void): FormerNetworks {
  const read = async (disk: string): Promise<Kept> => {
    const text = await readText(disk);
    const kept = text.ok && text.value !== null ? parse(text.value) : new Map<string, ByBridge>();
    if (!text.ok || kept === null) log(`${path} cannot be read${text.ok ? ': it is no JSON object' : `: ${text.error}`}; where several networks have one bridge, a scan takes the one with the lowest uuid`);
    return kept ?? new Map<string, ByBridge>();
  };
  return {
    keep: async (host, pifs) => {
      const found = ambiguous(database, pifs);
      if (found.size === 0) return null;
      const place = await root.locate(path);
      if (!place.ok) return `${place.error.subject}: ${place.error.cause}`;
      const kept = await read(place.value.disk);
      const text = print(new Map(kept).set(host.get('uuid'), new Map([...(kept.get(host.get('uuid')) ?? []), ...found])));
      const written = await files.write(place.value.disk, text, { as: 'existing', modeIfNew: 0o600 });
      return written.ok ? null : `${path}: ${written.error.cause}`;
    },
    of: async (host) => {
      const place = await root.locate(path);
      return place.ok ? ((await read(place.value.disk)).get(host.get('uuid')) ?? new Map<string, string>()) : new Map<string, string>();
    },
  };
}
