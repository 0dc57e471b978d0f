import type { NetworkConfig } from '../../model/index.js';
import type { KernelView, VirtualDevice } from './kernel-view.js';

/** The MTU of a bridge over devices with this one. That of a VLAN is at most that of the port. */
function mtuOfBridge(configuration: NetworkConfig, bridge: string, ofDevices: number): number {
  const mtu = configuration.interfaces.get(bridge)?.mtu ?? ofDevices;
  const parent = configuration.bridges.get(bridge)?.vlan?.parent;
  return parent === undefined ? mtu : Math.min(mtu, mtuOfBridge(configuration, parent, ofDevices));
}

/** The bridge that a device is, or is below. */
function bridgeOf(
  configuration: NetworkConfig,
  devices: readonly VirtualDevice[],
  name: string,
  master: string | null,
): string {
  if (configuration.bridges.has(name) || master === null) return name;
  const above = devices.find((device) => device.name === master);
  return above === undefined ? name : bridgeOf(configuration, devices, master, above.master);
}

/** The kernel's devices with the MTU that the configuration gives them and their ports. */
export function withMtus(configuration: NetworkConfig, view: KernelView): KernelView {
  const { devices } = view;
  const given = <Device extends Pick<VirtualDevice, 'name' | 'master' | 'mtu'>>(
    device: Device,
  ): Device => ({
    ...device,
    mtu: mtuOfBridge(
      configuration,
      bridgeOf(configuration, devices, device.name, device.master),
      device.mtu,
    ),
  });
  return { ...view, ports: view.ports.map(given), devices: devices.map(given) };
}
