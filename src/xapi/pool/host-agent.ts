import type { GivenAddresses, Known, Nic, Result, SanBoot, VlanDevice } from '../../model/index.js';
import type { ManagementChoice } from '../files/inventory-file.js';
import type { InterfaceToBringUp } from '../networking/bring-up.js';
import type { HostRole } from './members/host-role.js';

/** Reboots a host. Returns null, or one line that says why it does not. */
export type Reboot = () => Promise<string | null>;

/**
 * What a XenAPI call may ask of the machine of one host of the pool: its ports, its network daemon,
 * its inventory, its place among pools and its power. The coordinator has an agent for its own
 * machine, and reaches those of its supporters over the network.
 */
export interface HostAgent extends HostRole {
  nics(): Promise<Known<readonly Nic[]>>;
  /** The positions of its ports, by device. Null when ports are renamed at boot. */
  positions(): Promise<ReadonlyMap<string, number> | null>;
  /** The VLAN devices in its kernel. */
  vlanDevices(): Promise<Known<readonly VlanDevice[]>>;
  /** The interfaces it booted from. */
  sanBoot(): Promise<Known<SanBoot>>;
  /** The SCSI ids of the disks that it reaches over an interface by FCoE. */
  fcoeDisks(device: string): Promise<Known<readonly string[]>>;
  /** Brings an interface up. Null when the host cannot be asked, so nothing is known. */
  up(pif: InterfaceToBringUp): Promise<GivenAddresses | null>;
  /** The addresses that the network has given already. */
  given(pif: InterfaceToBringUp): Promise<GivenAddresses | null>;
  down(pif: InterfaceToBringUp): Promise<void>;
  /** What its inventory says about management. */
  management(): Promise<Result<ManagementChoice, string>>;
  /** Sets what the inventory says. False when the host has no inventory. */
  setManagement(bridge: string, addressType: 'IPv4' | 'IPv6'): Promise<Result<boolean, string>>;
  /** Whether a storage server answers from there; null when the host cannot tell. */
  answers(server: string): Promise<boolean | null>;
  /** The way to reboot it; null when nothing here can. */
  power(): Promise<Reboot | null>;
}
