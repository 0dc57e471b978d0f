import type { Nic, SanBoot } from '../host-facts.js';
import type { Known } from '../known.js';
import type { NicSample } from '../machine-summary.js';
import type { Result } from '../result.js';
import type { VlanDevice } from '../vlan-device.js';

/** Why a port's light does not blink: no such command or driver support (watch the link instead), a tree, or the caller ended it. */
export interface BlinkError {
  readonly code: 'unsupported' | 'notHere' | 'cancelled';
  readonly detail: string;
}

/** Bytes a second through one interface since the moment before. */
export interface TrafficMoment {
  readonly received: number;
  readonly sent: number;
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
  /** Looks at one interface again and again: link and counters. Ends with the signal, and tells nothing after it. */
  watch(device: string, options?: WatchOptions): AsyncGenerator<NicSample, void>;
  /** The throughput of one interface, moment by moment, until the signal; ends at once where nobody counts. */
  traffic(device: string, options: WatchOptions): AsyncGenerator<TrafficMoment, void>;
  /** Lets the light of a port blink for so many seconds, or until the signal. */
  blink(device: string, seconds: number, signal?: AbortSignal): Promise<Result<void, BlinkError>>;
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
