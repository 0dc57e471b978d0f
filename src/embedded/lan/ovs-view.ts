import type { NetworkConfig } from '../../model/index.js';
import type { Lan } from './description.js';
import type { KernelPort } from './interface-names.js';
import {
  configureAll,
  linkOver,
  nicsBelow,
  type KernelView,
  type VirtualDevice,
} from './kernel-view.js';

/** The device that the kernel shows as the master of every port of Open vSwitch. */
const datapath = 'ovs-system';

/**
 * Applies a configuration as Open vSwitch does. The kernel knows neither bonds nor VLANs then, and
 * not which bridge a port is in: that is in conf.db only. A bridge, also one that stands for a
 * VLAN, is a plain device with the MAC of its first NIC.
 */
export function ovsView(
  configuration: NetworkConfig,
  hardware: readonly KernelPort[],
  lan: Lan,
): KernelView {
  const { bridges } = configuration;
  const switched = [...bridges.values()].flatMap(({ ports }) =>
    [...ports.values()].flatMap(({ interfaces }) => interfaces),
  );
  const devices = [...bridges].map(([name, { mac }]): VirtualDevice => {
    const nics = nicsBelow(configuration, hardware, name);
    const own = mac === '' ? (nics[0]?.mac ?? '') : mac;
    return { name, kind: 'ovsBridge', mac: own, master: null, ...linkOver(nics) };
  });
  return {
    ports: hardware.map((port) => ({
      ...port,
      master: switched.includes(port.name) ? datapath : null,
    })),
    devices: [
      // Its MAC is made up, as the kernel makes it up.
      {
        name: datapath,
        kind: 'datapath',
        mac: '3a:c0:09:b9:44:11',
        master: null,
        ...linkOver([]),
      },
      ...devices,
    ],
    vlans: [],
    configured: configureAll(configuration, hardware, lan),
  };
}
