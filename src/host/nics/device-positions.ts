import { isJsonObject, jsonList, type HostFilePort, parseJson } from '../../model/index.js';

const renameScript = '/etc/sysconfig/network-scripts/interface-rename.py';
const networkdDatabase = '/var/lib/xcp/networkd.db';

/**
 * The position of each present port, by its device's name, as networkd orders them (v25.35). Null
 * on a host whose ports are renamed at the boot instead, and where networkd keeps no order.
 */
export async function readDevicePositions(
  files: Pick<HostFilePort, 'exists' | 'text'>,
): Promise<ReadonlyMap<string, number> | null> {
  if (await files.exists(renameScript)) return null;
  const text = await files.text(networkdDatabase);
  if (!text.known) return null;
  const read = parseJson(text.value);
  // A damaged file orders nothing; networkd makes it anew.
  const order = read.ok && isJsonObject(read.value) ? read.value['interface_order'] : undefined;
  if (order === undefined || order === null) return null;
  const positions = new Map<string, number>();
  for (const port of jsonList(order)) {
    if (!isJsonObject(port) || port['present'] === false) continue;
    const { name, position } = port;
    if (typeof name === 'string' && typeof position === 'number') positions.set(name, position);
  }
  return positions;
}
