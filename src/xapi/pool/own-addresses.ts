import { addressPart, type HostPort } from '../../model/index.js';
import type { InventoryFile } from '../files/inventory-file.js';

/** The addresses this host has now. */
export interface OwnAddresses {
  /** The addresses of all its interfaces. */
  all(): Promise<readonly string[]>;
  /**
   * The address by which others reach it: that of its management interface. Null while it has none.
   */
  management(): Promise<string | null>;
}

/**
 * The addresses of a host. The kernel gives the addresses, and the inventory the management
 * interface.
 */
export function createOwnAddresses(host: HostPort, inventory: InventoryFile): OwnAddresses {
  const interfaces = async () => {
    const nics = await host.nics.all();
    return nics.known ? nics.value : [];
  };
  return {
    all: async () => (await interfaces()).flatMap(({ addresses }) => addresses.map(addressPart)),
    management: async () => {
      const choice = await inventory.management();
      if (!choice.ok) return null;
      const { bridge, addressType } = choice.value;
      const found = (await interfaces()).find(({ device }) => device === bridge);
      const isIpv6 = (address: string): boolean => address.includes(':');
      const addresses = (found?.addresses ?? []).map(addressPart);
      return (
        addresses.find((address) => isIpv6(address) === (addressType === 'IPv6')) ??
        addresses[0] ??
        null
      );
    },
  };
}
