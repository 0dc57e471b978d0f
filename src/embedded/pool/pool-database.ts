import { digest } from '../../host/index.js';
import { memberMac, onLoopback, type EmbeddedMember } from './member-files.js';

/** A row of the assets' database, which has one row on each line. */
interface Line {
  readonly table: string;
  readonly ref: string;
  readonly text: string;
}

/** The database of an embedded pool, and the hosts in it. */
export interface PoolDatabase {
  readonly text: string;
  readonly members: readonly EmbeddedMember[];
}

const attribute = (text: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(text)?.[1] ?? '';

/**
 * In the assets, the last byte of a MAC is sixteen higher on the second host than on the first.
 * This answers the first host's MAC.
 */
function firstHostsMac(mac: string): string {
  const bytes = mac.split(':');
  const last = parseInt(bytes[5] ?? '0', 16) - 16;
  return [...bytes.slice(0, 5), last.toString(16).padStart(2, '0')].join(':');
}

const derived = (seed: string, number: number): string => {
  const hex = digest(`${number} ${seed}`);
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [13, 16],
    [17, 20],
    [20, 32],
  ].map(([from, to]) => hex.slice(from, to));
  return `${a ?? ''}-${b ?? ''}-4${c ?? ''}-8${d ?? ''}-${e ?? ''}`;
};

const hostName = (number: number): string => `xcp-fra-${String(number).padStart(2, '0')}`;

/**
 * Makes the database of a pool of `size` hosts from that of the assets, which has two. Each further
 * host is like the second one, with its own refs, uuids, ports and addresses.
 */
export function poolDatabase(asset: string, size: number): PoolDatabase {
  const lines = linesOf(asset);
  const hosts = lines.filter(({ table }) => table === 'host');
  const [first, second] = hosts;
  if (first === undefined || second === undefined)
    throw new Error('the database of the assets has two hosts');
  const template = ownRows(lines, second);
  const refs = new Set(template.map(({ ref }) => ref));
  const rows = lines.flatMap((line) =>
    refs.has(line.ref)
      ? Array.from({ length: size - 1 }, (_, index) => ({
          ...line,
          text: copied(line.text, refs, index + 2),
        }))
      : [{ ...line, text: onLoopback(line.text, 1) }],
  );
  const made = rows.filter(({ table }) => table === 'host');
  return {
    text: withRows(asset, rows),
    members: made.map(({ text }, index) => {
      const domain = attribute(text, 'control_domain');
      const vm = rows.find((row) => attribute(row.text, 'ref') === domain);
      return {
        number: index + 1,
        name: hostName(index + 1),
        uuid: attribute(text, 'uuid'),
        controlDomainUuid: attribute(vm?.text ?? '', 'uuid'),
      };
    }),
  };
}

function linesOf(asset: string): readonly Line[] {
  let table = '';
  return asset.split('\n').flatMap((text) => {
    table = /^<table name="([^"]+)">/.exec(text)?.[1] ?? table;
    return text.startsWith('<row ') ? [{ table, ref: attribute(text, 'ref'), text }] : [];
  });
}

/**
 * The rows that belong to one host only: its own row, and those of its networking, cards, metrics
 * and control domain.
 */
function ownRows(lines: readonly Line[], host: Line): readonly Line[] {
  const pifs = lines.filter(
    ({ table, text }) => table === 'PIF' && attribute(text, 'host') === host.ref,
  );
  const isPif = (text: string, name: string): boolean =>
    pifs.some(({ ref }) => ref === attribute(text, name));
  const domain = attribute(host.text, 'control_domain');
  const named = new Set([
    attribute(host.text, 'metrics'),
    domain,
    attribute(lines.find(({ ref }) => ref === domain)?.text ?? '', 'metrics'),
    ...pifs.map(({ text }) => attribute(text, 'metrics')),
  ]);
  return lines.filter(
    ({ table, ref, text }) =>
      ref === host.ref ||
      named.has(ref) ||
      (['PIF', 'PBD', 'PCI'].includes(table) && attribute(text, 'host') === host.ref) ||
      (table === 'Bond' && isPif(text, 'master')) ||
      (table === 'VLAN' && isPif(text, 'untagged_PIF')) ||
      (table === 'tunnel' && isPif(text, 'access_PIF')),
  );
}

/** Turns a row of the second host into the row of host `number`. */
function copied(text: string, refs: ReadonlySet<string>, number: number): string {
  const own = number === 2 ? text : renewed(text, refs, number);
  const moved = own
    .replaceAll('192.168.1.11', '192.168.1.10')
    .replaceAll('10.20.0.11', '10.20.0.10')
    .replaceAll(hostName(2), hostName(number));
  return onLoopback(moved, number).replace(/ MAC="([^"]*)"/, (whole, mac: string) =>
    mac.startsWith('fe:ff') ? whole : ` MAC="${memberMac(firstHostsMac(mac), number)}"`,
  );
}

function renewed(text: string, refs: ReadonlySet<string>, number: number): string {
  const uuid = attribute(text, 'uuid');
  return text
    .replace(/OpaqueRef:[0-9a-f-]{36}/g, (ref) =>
      refs.has(ref) ? `OpaqueRef:${derived(ref, number)}` : ref,
    )
    .replace(` uuid="${uuid}"`, ` uuid="${derived(uuid, number)}"`);
}

/** The asset's database with these rows in its tables. */
function withRows(asset: string, rows: readonly Line[]): string {
  return asset
    .split('\n')
    .filter((line) => !line.startsWith('<row '))
    .flatMap((line) => {
      const table = /^<table name="([^"]+)">/.exec(line)?.[1];
      return [line, ...rows.flatMap((row) => (row.table === table ? [row.text] : []))];
    })
    .join('\n');
}
