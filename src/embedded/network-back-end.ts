import type { HostTree } from '../host/index.js';

/** What switches a host's network: the kernel's bridges, or Open vSwitch. */
export type NetworkBackEnd = 'bridge' | 'openvswitch';

/** The file, below the root, whose one word names the back end. */
export const backEndPath = 'etc/xensource/network.conf';

/**
 * The back end that the text of network.conf names. Like XAPI, we take any other word as `bridge`.
 */
function parseBackEnd(text: string): NetworkBackEnd {
  return ['openvswitch', 'vswitch'].includes(text.trim()) ? 'openvswitch' : 'bridge';
}

/** The tree's back end. A tree without the file has kernel bridges. */
export async function readBackEnd(tree: HostTree): Promise<NetworkBackEnd> {
  const text = await tree.text(`/${backEndPath}`);
  return parseBackEnd(text.known ? text.value : '');
}
