import type { HostTree } from '../files/host-tree.js';
import type { NicAddresses } from './nic-addresses.js';

/** Bytes that have gone through a port since the host was booted. */
export interface TrafficBytes {
  readonly received: number;
  readonly sent: number;
}

/**
 * What the network interfaces of a host are read from: sysfs below its root, and what that does not
 * show.
 */
export interface NicSource {
  readonly tree: HostTree;
  /** Read at once: it is looked at again and again. */
  addresses(): NicAddresses;
  /** What has gone through a port whose sysfs has no statistics; null where nobody counts. */
  traffic(device: string): Promise<TrafficBytes | null>;
}
