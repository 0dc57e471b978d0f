import {
  parseInventory,
  parseKeyValue,
  printKeyValue,
  setValue,
  valueOf,
} from '../../reset/index.js';
import { err, hostPaths, ok, type HostFilePort, type Result } from '../../model/index.js';

/**
 * What XAPI reads from the inventory. `bridge` is null without an inventory or without
 * MANAGEMENT_INTERFACE in it; '' means that management is disabled.
 */
export interface ManagementChoice {
  readonly bridge: string | null;
  readonly addressType: 'IPv4' | 'IPv6';
}

/**
 * This host's xensource-inventory, as far as XAPI reads and writes it. An error is one line that
 * names the file.
 */
export interface InventoryFile {
  /**
   * INSTALLATION_UUID; null without an inventory. An inventory without INSTALLATION_UUID is an
   * error: a guess could reset another host's networking.
   */
  identity(): Promise<Result<string | null, string>>;
  /** CONTROL_DOMAIN_UUID; null when the inventory does not have it. */
  controlDomain(): Promise<string | null>;
  management(): Promise<Result<ManagementChoice, string>>;
  /**
   * Sets MANAGEMENT_INTERFACE and MANAGEMENT_ADDRESS_TYPE durably. All other lines stay byte for
   * byte. False when there is no inventory to write.
   */
  setManagement(bridge: string, addressType: 'IPv4' | 'IPv6'): Promise<Result<boolean, string>>;
}

const path = hostPaths.inventory;
/** A host file's text holds a byte that is not UTF-8 as a lone surrogate. */
const notUtf8 = /[\udc80-\udcff]/u;

/** Opens the inventory of a host through its files. */
export function createInventoryFile(files: HostFilePort): InventoryFile {
  const read = async (): Promise<Result<string | null, string>> => {
    const file = await files.read(path);
    switch (file.state) {
      case 'absent':
        return ok(null);
      case 'unreadable':
        return err(`${path}: ${file.detail}`);
      case 'wrongKind':
        return err(`${path}: ${file.kind}`);
      case 'present':
        return notUtf8.test(file.text) ? err(`${path}: not UTF-8`) : ok(file.text);
    }
  };
  return {
    identity: async () => {
      const file = await read();
      if (!file.ok || file.value === null) return file.ok ? ok(null) : file;
      const { installationUuid } = parseInventory(file.value);
      return installationUuid === ''
        ? err(`${path}: no INSTALLATION_UUID, so it does not say which host of the pool this is`)
        : ok(installationUuid);
    },
    controlDomain: async () => {
      const file = await read();
      return file.ok && file.value !== null
        ? parseInventory(file.value).controlDomainUuid || null
        : null;
    },
    management: async () => {
      const file = await read();
      if (!file.ok) return file;
      const lines = parseKeyValue(file.value ?? '');
      return ok({
        bridge: valueOf(lines, 'MANAGEMENT_INTERFACE') ?? null,
        addressType: valueOf(lines, 'MANAGEMENT_ADDRESS_TYPE') === 'IPv6' ? 'IPv6' : 'IPv4',
      });
    },
    setManagement: async (bridge, addressType) => {
      const file = await read();
      if (!file.ok) return file;
      if (file.value === null) return ok(false);
      let lines = setValue(parseKeyValue(file.value), 'MANAGEMENT_INTERFACE', bridge, 'quoted');
      lines = setValue(lines, 'MANAGEMENT_ADDRESS_TYPE', addressType, 'quoted');
      const text = printKeyValue(lines);
      if (text === file.value) return ok(true);
      const written = await files.write(path, text, 0o644);
      return written.ok ? ok(true) : err(`${path}: ${written.error.cause}`);
    },
  };
}
