import type { NicPort } from '../../model/index.js';
import { readDevicePositions } from './device-positions.js';
import { readNicCounters } from './nic-counters.js';
import { nicSigns } from './nic-fingerprint.js';
import type { NicSource } from './nic-source.js';
import { readNics } from './nics.js';
import { watchTraffic } from './traffic.js';
import { readVlanDevices } from './vlan-devices.js';
import { watchNic } from './watch-nic.js';

/**
 * The readings of network interfaces that every kind of host has: they come from its kernel's
 * files.
 */
export function nicReadings(
  source: NicSource,
): Pick<NicPort, 'all' | 'vlanDevices' | 'signs' | 'positions' | 'counters' | 'watch' | 'traffic'> {
  return {
    all: () => readNics(source.tree, source.addresses()),
    vlanDevices: () => readVlanDevices(source.tree),
    signs: (devices) => nicSigns(source, devices),
    positions: () => readDevicePositions(source.tree),
    counters: (device) => readNicCounters(source, device),
    watch: (device, options) => watchNic(source, device, options),
    traffic: (device, options) => watchTraffic(source, device, options),
  };
}
