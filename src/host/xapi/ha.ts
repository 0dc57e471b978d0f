import type { HostTree } from '../files/host-tree.js';
import { known, readXml, unknown, type Known } from '../../model/index.js';

const localDatabase = '/var/lib/xcp/local.db';

/**
 * Whether HA is armed on this host, as xapi remembers it for itself in var/lib/xcp/local.db: that
 * tells the truth while xapi is down. xapi writes `<config><row key="ha.armed"
 * value="true"/></config>`, and `<config/>` when it remembers nothing: then HA was never armed. An
 * absent or damaged file says nothing.
 */
export async function readHaArmed(files: HostTree): Promise<Known<boolean>> {
  const read = await files.text(localDatabase);
  if (!read.known) return read;
  const document = readXml(read.value);
  if (!document.ok) return unknown('damaged', `local.db: ${document.error.reason}`);
  if (document.value.name !== 'config')
    return unknown('damaged', `local.db: <${document.value.name}> where <config> belongs`);
  const row = document.value.children.find((child) => child.attributes.get('key') === 'ha.armed');
  if (row === undefined) return known(false);
  const value = row.attributes.get('value');
  return value === 'true' || value === 'false'
    ? known(value === 'true')
    : unknown('damaged', `local.db: ha.armed is ${value ?? 'without a value'}`);
}
