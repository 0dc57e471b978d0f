import type { Nic, SanBoot } from '../host/host-facts.js';
import type { Known } from '../known.js';
import type { BytesBothWays, NicSample } from '../host/machine-summary.js';
import type { Links } from '../links/link.js';
import type { Result } from '../result.js';
import type { PortError } from '../host/port-error.js';
import type { VlanDevice } from '../network/vlan-device.js';

/**
 * Why a port's light does not blink. `unsupported`: no such command, or the driver cannot (watch
 * the link instead). `notHere`: a tree. `cancelled`: the caller ended it.
 */
export interface BlinkError {
  readonly code: 'unsupported' | 'notHere' | 'cancelled';
  readonly detail: string;
}

/** What the kernel has counted on a network interface since it appeared. */
export interface NicCounters {
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly receiveErrors: number;
  readonly sendErrors: number;
  /** When it was read: milliseconds of a clock that never goes backwards. */
  readonly atMs: number;
}

/**
 * Link, MAC, MTU and addresses of a device at one moment; null where the kernel does not say.
 */
export interface NicSign {
  readonly carrier: boolean | null;
  readonly mac: string | null;
  readonly mtu: number | null;
  /** It is a port of some bridge or bond. */
  readonly isPort: boolean;
  readonly addresses: readonly string[];
}

/** The host's network interfaces as its kernel shows them, or as the tree describes them. */
export interface NicPort {
  /** Every Ethernet interface, bridges, bonds and VLANs included, in the order of their numbers. */
  all(): Promise<Known<readonly Nic[]>>;
  /** Whether a kernel runs on the host, so that these interfaces are those of now. */
  isLive(shown: Known<readonly Nic[]>): boolean;
  /** All VLAN devices of the kernel, whatever program made them. */
  vlanDevices(): Promise<Known<readonly VlanDevice[]>>;
  /** Reads cheaply enough to be called again and again. In the order of `devices`. */
  signs(devices: readonly string[]): Promise<readonly NicSign[]>;
  /**
   * The live counters of one interface. Reasons: absent (no such device, or no counters), damaged.
   */
  counters(device: string): Promise<Known<NicCounters>>;
  /**
   * Reads the link and counters of one interface repeatedly. Ends with the signal and reports
   * nothing after it.
   */
  watch(device: string, options?: WatchOptions): AsyncGenerator<NicSample, void>;
  /**
   * Bytes a second through one interface, sample by sample, until the signal. Ends at once when
   * there are no counters.
   */
  traffic(device: string, options: WatchOptions): AsyncGenerator<BytesBothWays, void>;
  /** Makes the light of a port blink for `seconds`, or until the signal. */
  blink(device: string, seconds: number, signal?: AbortSignal): Promise<Result<void, BlinkError>>;
  /**
   * The position of each present port, by name, in networkd's order; null when networkd keeps none.
   */
  positions(): Promise<ReadonlyMap<string, number> | null>;
  /**
   * The interfaces of the network namespace, with the facts that decide where an address can go.
   */
  links(): Promise<Result<Links, PortError>>;
  /** The interfaces that this host booted from over a network. */
  sanBoot(): Promise<Known<SanBoot>>;
  /** The SCSI ids of the disks reached over an interface by FCoE. */
  fcoeDisks(device: string): Promise<Known<readonly string[]>>;
}

/** How often to read an interface, and until when. */
export interface WatchOptions {
  /** Default 1 s. */
  readonly intervalMs?: number;
  readonly signal?: AbortSignal | undefined;
}
