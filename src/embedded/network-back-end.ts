import type { HostTree } from '../host/index.js';
import { hostPaths } from '../model/index.js';

/** What switches a host's network: the kernel's bridges, or Open vSwitch. */
export type NetworkBackEnd = 'bridge' | 'openvswitch';

/**
 * The back end that the text of network.conf names. Like XAPI, we take any other word as `bridge`.
 */
function parseBackEnd(text: string): NetworkBackEnd {
  return ['openvswitch', 'vswitch'].includes(text.trim()) ? 'openvswitch' : 'bridge';
}

/** The tree's back end. A tree without the file has kernel bridges. */
export async function readBackEnd(tree: HostTree): Promise<NetworkBackEnd> {
  const text = await tree.text(hostPaths.networkBackEnd);
  return parseBackEnd(text.known ? text.value : '');
}
