import type { Known } from '../known.js';

/** The machine as its firmware describes it (SMBIOS); '' for anything it leaves out. */
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

/**
 * What is on a disk. `inUse`: the kernel uses it (partitions, LVM, multipath, a mounted file
 * system). `content`: something is on it that nobody uses; `what` names it. `unknown`: nobody
 * could look.
 */
export type DiskUse =
  | { readonly kind: 'empty' | 'unknown' }
  | { readonly kind: 'inUse' | 'content'; readonly what: string };

/**
 * The file in which an embedded host notes what was put on its disks since it was made: a JSON
 * object, type by disk.
 */
export const diskNotes = '/var/lib/embedded-disks.json';

/** A disk of the host. */
export interface Disk {
  /** The kernel's name: sda, nvme0n1. */
  readonly name: string;
  readonly size: number;
  /** Maker and model; '' when it tells none. */
  readonly model: string;
  readonly serial: string;
  readonly medium: 'rotating' | 'solid' | 'unknown';
  readonly removable: boolean;
  readonly use: DiskUse;
  /** What the disk says of itself (SMART). */
  readonly health: 'good' | 'failing' | 'notTold';
}

/** A network or storage card. */
export interface Card {
  readonly kind: 'network' | 'storage';
  /** The bus address, such as `0000:02:00.0`. */
  readonly address: string;
  readonly name: string;
  readonly driver: string;
  /** Version of the driver and of the card's firmware; '' when nobody tells. */
  readonly driverVersion: string;
  readonly firmware: string;
  /** The network device; '' for a storage card. */
  readonly device: string;
}

/** The processors and the memory of the whole machine, not only of the control domain. */
export interface Capacity {
  readonly model: string;
  readonly processors: number;
  /** 0: not known. */
  readonly sockets: number;
  /** Bytes. */
  readonly memory: number;
  readonly freeMemory: number;
}

/** A memory module; an empty slot is none. */
export interface MemoryModule {
  readonly slot: string;
  readonly size: string;
  /** Type, speed and maker, as the firmware has them. */
  readonly description: string;
}

/** The board's own computer (BMC, IPMI). */
export interface Bmc {
  readonly address: string;
  readonly mac: string;
  readonly firmware: string;
}

/** A sensor's reading; `bad`: outside its limits. */
export interface Sensor {
  readonly name: string;
  readonly value: string;
  readonly bad: boolean;
}

/** Everything that the host tells about its hardware. */
export interface Hardware {
  readonly system: Known<SystemDescription>;
  readonly capacity: Known<Capacity>;
  readonly memory: Known<readonly MemoryModule[]>;
  readonly bmc: Known<Bmc>;
  readonly sensors: Known<readonly Sensor[]>;
  readonly disks: Known<readonly Disk[]>;
  readonly cards: Known<readonly Card[]>;
}
