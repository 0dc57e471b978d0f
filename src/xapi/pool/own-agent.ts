import type { HostPort, NetworkDaemon } from '../../model/index.js';
import type { InventoryFile } from '../files/inventory-file.js';
import type { SanHelpers } from '../services.js';
import type { HostAgent, Reboot } from './host-agent.js';
import type { HostRole } from './members/host-role.js';

/** This host's machine, and replacements for parts of it. */
export interface OwnAgentOptions {
  readonly host: HostPort;
  readonly inventory: InventoryFile;
  readonly nics: HostAgent['nics'] | undefined;
  readonly vlanDevices: HostAgent['vlanDevices'] | undefined;
  readonly san: SanHelpers | undefined;
  readonly bringUp: NetworkDaemon | undefined;
  readonly answers: HostAgent['answers'];
  readonly role: HostRole;
  readonly power: (() => Promise<Reboot | null>) | undefined;
  /** Called after every change that may move the address by which others reach this host. */
  readonly moved: () => Promise<void>;
}

/** The agent of the host that this XAPI runs on. */
export function ownAgent(options: OwnAgentOptions): HostAgent {
  const { host, inventory, moved } = options;
  const bringUp = options.bringUp ?? host.daemon;
  return {
    nics: options.nics ?? (() => host.nics.all()),
    positions: () => host.nics.positions(),
    vlanDevices: options.vlanDevices ?? (() => host.nics.vlanDevices()),
    sanBoot: () => (options.san === undefined ? host.nics.sanBoot() : options.san.boot()),
    fcoeDisks: (device) => (options.san ?? host.nics).fcoeDisks(device),
    up: async (pif) => {
      const given = await bringUp.up(pif);
      await moved();
      return given;
    },
    given: (pif) => bringUp.given(pif),
    down: async (pif) => {
      await bringUp.down(pif);
      await moved();
    },
    management: () => inventory.management(),
    setManagement: async (bridge, addressType) => {
      const written = await inventory.setManagement(bridge, addressType);
      await moved();
      return written;
    },
    answers: options.answers,
    ...options.role,
    power: options.power ?? (() => Promise.resolve(null)),
  };
}
