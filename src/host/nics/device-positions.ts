import {
  hostPaths,
  isJsonObject,
  jsonList,
  type HostFilePort,
  parseJson,
} from '../../model/index.js';

/**
 * The position of each present port by device name, as networkd orders them (v25.35). Null when
 * networkd keeps no order, and on a host that renames its ports at boot instead.
 */
export async function readDevicePositions(
  files: Pick<HostFilePort, 'exists' | 'text'>,
): Promise<ReadonlyMap<string, number> | null> {
  if (await files.exists(hostPaths.renameScript)) return null;
  const text = await files.text(hostPaths.networkdDatabase);
  if (!text.known) return null;
  const read = parseJson(text.value);
  // A damaged file gives no order; networkd writes it again.
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
