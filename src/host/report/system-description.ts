import { known, unknown, type Known, type SystemDescription } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';

/** The kernel's file for each value, below sys/class/dmi/id. */
const attributes = {
  maker: 'sys_vendor',
  model: 'product_name',
  serial: 'product_serial',
  assetTag: 'chassis_asset_tag',
  biosVendor: 'bios_vendor',
  biosVersion: 'bios_version',
  biosDate: 'bios_date',
} as const satisfies Record<keyof SystemDescription, string>;

/** Texts that makers leave in fields that they have not filled in. */
const placeholders =
  /^(to be filled by o\.e\.m\.|default string|system (manufacturer|product name|serial number)|not specified|none|n\/a|empty|0+|x+)?$/i;

/**
 * Maker, model and firmware of the host, from its kernel's files, without a command. Unknown
 * (absent) when the kernel shows none of them.
 */
export async function readSystemDescription(files: HostTree): Promise<Known<SystemDescription>> {
  const read = async (name: string): Promise<string> => {
    const text = await files.text(`/sys/class/dmi/id/${name}`);
    const value = text.known ? text.value.trim() : '';
    return placeholders.test(value) ? '' : value;
  };
  const description: SystemDescription = {
    maker: await read(attributes.maker),
    model: await read(attributes.model),
    serial: await read(attributes.serial),
    assetTag: await read(attributes.assetTag),
    biosVendor: await read(attributes.biosVendor),
    biosVersion: await read(attributes.biosVersion),
    biosDate: await read(attributes.biosDate),
  };
  if (Object.values(description).some((value) => value !== '')) return known(description);
  return unknown('absent', '/sys/class/dmi/id');
}
