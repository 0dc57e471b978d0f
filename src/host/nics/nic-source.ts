import type { BytesBothWays } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import type { NicAddresses } from './nic-addresses.js';

/**
 * Where the readings of network interfaces come from: sysfs below the host's root, and functions
 * for what sysfs does not show.
 */
export interface NicSource {
  readonly tree: HostTree;
  /** Reads the addresses synchronously, because they are read again and again. */
  addresses(): NicAddresses;
  /** Bytes since boot through a port whose sysfs has no statistics; null when nothing counts it. */
  traffic(device: string): Promise<BytesBothWays | null>;
}
