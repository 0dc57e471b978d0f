import { bridgeOver, vlanBridge, withBridge } from './bridges.js';
import {
  commaList,
  bridgeOf,
  firstbootBond,
  firstbootIpv4Mode,
  firstbootMode,
  splitPrefix,
  temporaryBridge,
  type FirstbootManagement,
  emptyNetwork,
  prefixOfMask,
  unconfigured,
  type InterfaceConfig,
  type NetworkConfig,
} from '../../model/index.js';

/**
 * The configuration that networkd makes from the firstboot data when it cannot read networkd.db
 * (network_config.ml). It has the management interface only. The bridge is the inventory's, or else
 * the conventional one (`xentemp` with a VLAN). As in networkd, name servers count only together
 * with DOMAIN.
 */
export function firstbootNetwork(
  management: FirstbootManagement,
  inventoryBridge: string,
  macOf: (device: string) => string,
): NetworkConfig {
  const device = firstbootBond(management)?.members[0] ?? management.device;
  const tag = management.vlan === '' ? null : Number(management.vlan);
  const plain = bridgeOf(device);
  const bridge = bridgeOver(device, [device], macOf(device));
  const given = interfaceOf(management);
  if (tag === null || !Number.isInteger(tag)) {
    const name = inventoryBridge === '' ? plain : inventoryBridge;
    return { ...withBridge(emptyNetwork, name, bridge, given), gatewayInterface: name };
  }
  const below = withBridge(emptyNetwork, plain, bridge, unconfigured);
  const name = inventoryBridge === '' ? temporaryBridge : inventoryBridge;
  return {
    ...withBridge(below, name, vlanBridge(plain, tag), given),
    gatewayInterface: name,
  };
}

function interfaceOf(management: FirstbootManagement): InterfaceConfig {
  const { address, prefix } = splitPrefix(management.address6);
  const prefixLength = prefixOfMask(management.netmask);
  const [mode, mode6] = [firstbootIpv4Mode(management.mode), firstbootMode(management.modeV6)];
  return {
    ipv4:
      mode === 'static' && prefixLength !== null
        ? { mode, address: management.address, prefixLength }
        : { mode: mode === 'dhcp' ? mode : 'none' },
    gateway: mode === 'static' ? management.gateway : '',
    ipv6:
      mode6 === 'static' && prefix !== ''
        ? { mode: mode6, address, prefixLength: Number(prefix) }
        : { mode: mode6 === 'static' || mode6 === 'unknown' ? 'none' : mode6 },
    gateway6: mode6 === 'static' ? management.gateway6 : '',
    dns: management.domain === '' ? [] : commaList(management.dns),
  };
}
