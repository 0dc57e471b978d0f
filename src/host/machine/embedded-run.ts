import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  known,
  readXml,
  unknown,
  type Known,
  type RunningVm,
  type XmlElement,
} from '../../model/index.js';
import { exists } from '../files/disk-path.js';
import { hardwarePath } from '../lan/hardware.js';
import { readTreeText } from '../lan/json.js';

/** Where the embedded host notes that its network is up: as old as its boot. */
const bootNote = 'run/services/network';

/** When the embedded host in this tree was booted, in milliseconds since 1970; unknown (notLooked) for a tree that is none, or that nobody runs. */
export async function embeddedBootTime(root: string): Promise<Known<number>> {
  try {
    if (root === '/' || !(await exists(root, `/${hardwarePath}`))) return unknown('notLooked');
    const note = join(root, bootNote);
    return (await readFile(note, 'utf8')).trim() === 'running'
      ? known((await stat(note)).mtimeMs)
      : unknown('notLooked');
  } catch {
    return unknown('notLooked');
  }
}

/** A value of the database file as text: xapi writes blanks and percent signs as %. and %%. */
function unpacked(value: string): string {
  const signs: Readonly<Record<string, string>> = { '.': ' ', n: '\n', r: '\r', t: '\t', '%': '%' };
  return value.replace(/%(.)/g, (whole, sign: string) => signs[sign] ?? whole);
}

const attribute = (row: XmlElement, name: string): string =>
  unpacked(row.attributes.get(name) ?? '');
const rowsOf = (database: XmlElement, table: string): readonly XmlElement[] =>
  database.children.find((child) => child.attributes.get('name') === table)?.children ?? [];

/**
 * The domains of an embedded host. It has no hypervisor: they are what its database file says, which is there whether or not its xapi
 * runs. `hostUuid`: INSTALLATION_UUID.
 */
export async function embeddedDomains(
  root: string,
  hostUuid: string,
): Promise<Known<readonly RunningVm[]>> {
  const booted = await embeddedBootTime(root);
  if (!booted.known) return booted;
  const database = await readTreeText(root, 'var/lib/xcp/state.db');
  if (!database.known) return database;
  const content = readXml(database.value);
  if (!content.ok) return unknown('damaged', 'var/lib/xcp/state.db');
  const here = rowsOf(content.value, 'host').find((row) => attribute(row, 'uuid') === hostUuid);
  if (here === undefined) return unknown('damaged', 'var/lib/xcp/state.db');
  const guests = rowsOf(content.value, 'VM').filter(
    (row) =>
      attribute(row, 'power_state') === 'Running' &&
      attribute(row, 'resident_on') === attribute(here, 'ref') &&
      attribute(row, 'is_control_domain') !== 'true',
  );
  return known(
    guests.map((row) => ({ uuid: attribute(row, 'uuid'), name: attribute(row, 'name__label') })),
  );
}
