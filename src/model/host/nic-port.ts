import type { Nic, SanBoot } from '../host-facts.js';
import type { Known } from '../known.js';
import type { NicSample } from '../machine-summary.js';
import type { Links } from '../links/link.js';
import type { Result } from '../result.js';
import type { PortError } from './port-error.js';
import type { VlanDevice } from '../network/vlan-device.js';

/**
 * Why a port's light does not blink: no such command or driver support (watch the link instead), a
 * tree, or the caller ended it.
 */
export interface BlinkError {
  readonly code: 'unsupported' | 'notHere' | 'cancelled';
  readonly detail: string;
}

/** Bytes a second through one interface since the moment before. */
export interface TrafficMoment {
  readonly received: number;
  readonly sent: number;
}

/** What the kernel has counted on a network interface since it appeared. */
export interface NicCounters {
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly receivedPackets: number;
  readonly sentPackets: number;
  readonly receiveErrors: number;
  readonly sendErrors: number;
  readonly receiveDropped: number;
  readonly sendDropped: number;
  /** When it was read: milliseconds of a clock that never goes back. */
  readonly atMs: number;
}

/** Link and addresses of a device at one moment. `carrier` null: the kernel does not say. */
export interface NicSign {
  readonly carrier: boolean | null;
  readonly addresses: readonly string[];
}

/** The host's network interfaces, as its kernel shows them (or the kernel's picture in a tree). */
export interface NicPort {
  /** Every Ethernet interface, bridges, bonds and VLANs included, in the order of their numbers. */
  all(): Promise<Known<readonly Nic[]>>;
  /** The kernel's VLAN devices, whoever made them. */
  vlanDevices(): Promise<Known<readonly VlanDevice[]>>;
  /** Read at once, and cheap enough to be looked at again and again. In the order of `devices`. */
  signs(devices: readonly string[]): readonly NicSign[];
  /**
   * The live counters of one interface. Reasons: absent (no such device, or nobody counts),
   * damaged.
   */
  counters(device: string): Promise<Known<NicCounters>>;
  /**
   * Looks at one interface again and again: link and counters. Ends with the signal, and tells
   * nothing after it.
   */
  watch(device: string, options?: WatchOptions): AsyncGenerator<NicSample, void>;
  /**
   * The throughput of one interface, moment by moment, until the signal; ends at once where nobody
   * counts.
   */
  traffic(device: string, options: WatchOptions): AsyncGenerator<TrafficMoment, void>;
  /** Lets the light of a port blink for so many seconds, or until the signal. */
  blink(device: string, seconds: number, signal?: AbortSignal): Promise<Result<void, BlinkError>>;
  /**
   * The position of each present port, by its name, as networkd orders them; null where it keeps no
   * order.
   */
  positions(): Promise<ReadonlyMap<string, number> | null>;
  /** The interfaces of the network namespace with what an address on them depends on. */
  links(): Promise<Result<Links, PortError>>;
  /** The interfaces this host has booted from over a network. */
  sanBoot(): Promise<Known<SanBoot>>;
  /** The SCSI ids of the disks reached over an interface by FCoE. */
  fcoeDisks(device: string): Promise<Known<readonly string[]>>;
}

/** How often an interface is looked at, and until when. */
export interface WatchOptions {
  /** Default 1 s. */
  readonly intervalMs?: number;
  readonly signal?: AbortSignal | undefined;
}
