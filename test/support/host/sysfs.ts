import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One interface of a fixture tree, with attributes as the kernel writes them. An attribute that is
 * left out counts as absent, like the kernel's EINVAL.
 */
export interface FixtureNic {
  readonly mac: string;
  readonly carrier?: string;
  readonly speed?: string;
  readonly duplex?: string;
  readonly mtu?: string;
  /** Bus address and driver; null for a device without hardware (bridge, bond, VLAN). */
  readonly hardware: {
    readonly bus: string;
    readonly driver: string;
    readonly vendor?: string;
  } | null;
  readonly master?: string;
  readonly type?: string;
}

/**
 * Makes <root>/sys/class/net like the kernel: each interface is a link into sys/devices, with
 * `device` and `driver` links.
 */
export function makeSysfs(root: string, nics: Readonly<Record<string, FixtureNic>>): void {
  mkdirSync(join(root, 'sys/class/net'), { recursive: true });
  for (const [name, nic] of Object.entries(nics)) {
    const place =
      nic.hardware === null
        ? `sys/devices/virtual/net/${name}`
        : `sys/devices/pci0000:00/${nic.hardware.bus}/net/${name}`;
    const folder = join(root, place);
    mkdirSync(folder, { recursive: true });
    symlinkSync(`../../${place.replace(/^sys\//, '')}`, join(root, 'sys/class/net', name));
    const attributes = {
      address: nic.mac,
      carrier: nic.carrier,
      speed: nic.speed,
      duplex: nic.duplex,
      mtu: nic.mtu,
      type: nic.type ?? '1',
    };
    for (const [attribute, text] of Object.entries(attributes)) {
      if (text !== undefined) writeFileSync(join(folder, attribute), `${text}\n`);
    }
    if (nic.hardware !== null) {
      symlinkSync(`../../../${nic.hardware.bus}`, join(folder, 'device'));
      const device = dirname(dirname(folder));
      symlinkSync(`../../../bus/pci/drivers/${nic.hardware.driver}`, join(device, 'driver'));
      if (nic.hardware.vendor !== undefined)
        writeFileSync(join(device, 'vendor'), `${nic.hardware.vendor}\n`);
    }
    if (nic.master !== undefined) symlinkSync(`../${nic.master}`, join(folder, 'master'));
  }
}
