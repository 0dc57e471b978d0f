import type { HostTree } from '../files/host-tree.js';
import { hostPaths, known, readXml, unknown, type Known } from '../../model/index.js';

/**
 * Whether HA is armed on this host, from xapi's own var/lib/xcp/local.db, which is right also while
 * xapi is down. xapi writes `<config><row key="ha.armed" value="true"/></config>`. It writes
 * `<config/>` when it has no values, which means that HA was never armed. Unknown when the file is
 * absent or damaged.
 */
export async function readHaArmed(files: HostTree): Promise<Known<boolean>> {
  const read = await files.text(hostPaths.localDatabase);
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
