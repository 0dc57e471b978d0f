import { devicesOf } from './bridges.js';
import type { HostTree } from '../../host/index.js';
import { readLan } from './description.js';
import type { KernelPort } from './interface-names.js';
import { givenIpv6 } from './kernel-view.js';
import {
  nothingGiven,
  type GivenAddresses,
  type PifToBringUp,
  type NetworkConfig,
} from '../../model/index.js';

/**
 * What the wire gives to the PIF's bridge. A family counts only when configuration and PIF both ask
 * the wire for it.
 */
export async function givenTo(
  tree: HostTree,
  configuration: NetworkConfig,
  ports: readonly KernelPort[],
  pif: PifToBringUp,
): Promise<GivenAddresses> {
  const lan = await readLan(tree);
  const wired = wiredPort(configuration, ports, pif.bridge);
  const has = configuration.interfaces.get(pif.bridge);
  if (!lan.known || wired === undefined || has === undefined) return nothingGiven;
  const segment = lan.value.segment(wired.mac, pif.vlan);
  const asks6 = pif.ipv6?.mode;
  return {
    ipv4: pif.mode === 'dhcp' && has.ipv4.mode === 'dhcp' ? segment.dhcp : null,
    ipv6:
      (asks6 === 'dhcp' || asks6 === 'autoconf') && asks6 === has.ipv6.mode
        ? givenIpv6(asks6, segment)
        : null,
  };
}

function wiredPort(
  configuration: NetworkConfig,
  ports: readonly KernelPort[],
  bridge: string,
): KernelPort | undefined {
  const parent = configuration.bridges.get(bridge)?.vlan?.parent ?? bridge;
  const devices = devicesOf(configuration.bridges.get(parent));
  return ports.find((port) => port.cable && devices.includes(port.name));
}
