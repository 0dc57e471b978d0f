import { isJsonObject, known, unknown, type Known } from '../../model/index.js';
import { readHostText } from '../files/host-text.js';
import { hardwarePath } from '../lan/hardware.js';
import { readTreeJson, textOf } from '../lan/json.js';

/** The machine as its firmware describes it (SMBIOS); '' for what it leaves out. */
export interface SystemDescription {
  readonly maker: string;
  readonly model: string;
  readonly serial: string;
  readonly assetTag: string;
  readonly biosVendor: string;
  readonly biosVersion: string;
  /** As the firmware writes it, MM/DD/YYYY. */
  readonly biosDate: string;
}

/** Where the kernel shows them below sys/class/dmi/id. */
const attributes = {
  maker: 'sys_vendor',
  model: 'product_name',
  serial: 'product_serial',
  assetTag: 'chassis_asset_tag',
  biosVendor: 'bios_vendor',
  biosVersion: 'bios_version',
  biosDate: 'bios_date',
} as const satisfies Record<keyof SystemDescription, string>;

/** What makers leave in fields they never filled in. */
const placeholders =
  /^(to be filled by o\.e\.m\.|default string|system (manufacturer|product name|serial number)|not specified|none|n\/a|empty|0+|x+)?$/i;

/**
 * Maker, model and firmware of the host, from its kernel's files and no command; of an embedded host, as its hardware is described. Unknown (absent) where there is no such firmware or
 * it says nothing at all.
 */
export async function readSystemDescription(root: string): Promise<Known<SystemDescription>> {
  const read = async (name: string): Promise<string> => {
    const text = await readHostText(root, `/sys/class/dmi/id/${name}`);
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
  return root === '/' ? unknown('absent', '/sys/class/dmi/id') : describedSystem(root);
}

/** A tree's kernel is a picture of its NICs alone: its machine is described where they are. */
async function describedSystem(root: string): Promise<Known<SystemDescription>> {
  const document = await readTreeJson(root, hardwarePath);
  const system: unknown =
    document.known && isJsonObject(document.value) ? document.value['system'] : null;
  if (!isJsonObject(system)) return unknown('absent', '/sys/class/dmi/id');
  return known({
    maker: textOf(system, 'maker'),
    model: textOf(system, 'model'),
    serial: textOf(system, 'serial'),
    assetTag: textOf(system, 'assetTag'),
    biosVendor: textOf(system, 'biosVendor'),
    biosVersion: textOf(system, 'biosVersion'),
    biosDate: textOf(system, 'biosDate'),
  });
}
