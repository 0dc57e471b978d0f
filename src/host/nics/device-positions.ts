import { isJsonObject, jsonList } from '../../model/index.js';
import { exists } from '../files/disk-path.js';
import { readHostText } from '../files/host-text.js';

const renameScript = '/etc/sysconfig/network-scripts/interface-rename.py';
const networkdDatabase = '/var/lib/xcp/networkd.db';

/**
 * The position of each present port, by its device's name, as networkd orders them (v25.35). Null on a host whose ports are renamed at the
 * boot instead, and where networkd keeps no order.
 */
export async function readDevicePositions(
  root: string,
): Promise<ReadonlyMap<string, number> | null> {
  if (await exists(root, renameScript)) return null;
  const text = await readHostText(root, networkdDatabase);
  if (!text.known) return null;
  let document: unknown;
  try {
    document = JSON.parse(text.value);
  } catch {
    // A damaged file orders nothing; networkd makes it anew.
    return null;
  }
  const order = isJsonObject(document) ? document['interface_order'] : undefined;
  if (order === undefined || order === null) return null;
  const positions = new Map<string, number>();
  for (const port of jsonList(order)) {
    if (!isJsonObject(port) || port['present'] === false) continue;
    const { name, position } = port;
    if (typeof name === 'string' && typeof position === 'number') positions.set(name, position);
  }
  return positions;
}
