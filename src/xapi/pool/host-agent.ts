import type { GivenAddresses, Known, Nic, Result, SanBoot, VlanDevice } from '../../model/index.js';
import type { ManagementChoice } from '../files/inventory-file.js';
import type { InterfaceToBringUp } from '../networking/bring-up.js';

/** Boots a host anew; one line that says why it does not, or null. */
export type Reboot = () => Promise<string | null>;

/**
 * What a XenAPI call may ask of the machine of one host of the pool: its ports, its network daemon,
 * its inventory and its power. The coordinator has one for itself, and reaches those of its
 * supporters over the network.
 */
export interface HostAgent {
  nics(): Promise<Known<readonly Nic[]>>;
  /** Positions of its ports by device; null where ports are renamed at the boot. */
  positions(): Promise<ReadonlyMap<string, number> | null>;
  /** The VLAN devices of its kernel. */
  vlanDevices(): Promise<Known<readonly VlanDevice[]>>;
  /** The interfaces it has booted from. */
  sanBoot(): Promise<Known<SanBoot>>;
  /** SCSI ids of the disks reached over an interface by FCoE. */
  fcoeDisks(device: string): Promise<Known<readonly string[]>>;
  /** Brings an interface up; null: the host cannot be asked, and nothing is known. */
  up(pif: InterfaceToBringUp): Promise<GivenAddresses | null>;
  /** What the wire has given already. */
  given(pif: InterfaceToBringUp): Promise<GivenAddresses | null>;
  down(pif: InterfaceToBringUp): Promise<void>;
  /** What its inventory says of management. */
  management(): Promise<Result<ManagementChoice, string>>;
  /** Sets that; false: it has no inventory. */
  setManagement(bridge: string, addressType: 'IPv4' | 'IPv6'): Promise<Result<boolean, string>>;
  /** Its power; null while nobody has it in hand. */
  power(): Promise<Reboot | null>;
}
