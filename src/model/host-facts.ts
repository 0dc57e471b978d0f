import type { Mac } from './address/address.js';
import type { EmergencyNote } from './emergency-note.js';
import type { TracedNetworking } from './host-networking.js';
import type { Known } from './known.js';
import type { PoolLoss } from './pool-loss.js';
import type { HostProfile } from './profile.js';
import type { ManagementStatus } from './management-status.js';
import type { VlanDevice } from './network/vlan-device.js';
import type { Wiring } from './network/wiring.js';

/**
 * What stands at a path. Absent is told from unreadable; `real` is where a link chain ends (host
 * path), else the path itself. A byte of `text` that is no UTF-8 is a lone surrogate U+DC80 to
 * U+DCFF there, and is that byte again when the text is written.
 */
export type FileState =
  | {
      readonly state: 'present';
      readonly text: string;
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
      readonly real: string;
    }
  | {
      readonly state: 'absent';
      /**
       * What stands there all the same and does not count: in a folder that anyone may write to, and
       * not the work of root (or, below a root that is not this machine's, of the user running us).
       */
      readonly foreign?: 'file' | 'directory' | 'link' | 'other';
    }
  | { readonly state: 'unreadable'; readonly detail: string }
  /** Not a regular file, or a link in a folder that anyone may write to on the way there. */
  | { readonly state: 'wrongKind'; readonly kind: 'directory' | 'link' | 'other' };

/** Hardware that cannot carry the management interface: no bridge or no PIF can be made of it. */
export type NicUnfit = 'infiniband' | 'wireless' | 'virtualFunction';

/** A network interface as the kernel's sysfs shows it. */
export interface Nic {
  readonly device: string;
  /** Its own: the members of a bond show the bond's, and that is not it. */
  readonly mac: Mac | null;
  /**
   * Has a `device` link: hardware, so something a reset can use. Bridges, bonds and VLANs have
   * none.
   */
  readonly physical: boolean;
  /** Absent: nothing of the kind. */
  readonly unfit?: NicUnfit;
  /** false also while the interface is switched off; null: the kernel does not say. */
  readonly carrier: boolean | null;
  readonly speedMbps: number | null;
  readonly duplex: 'full' | 'half' | null;
  readonly driver: string | null;
  readonly vendor: string | null;
  readonly pciAddress: string | null;
  /** Bytes of the largest packet; null: the kernel does not say. */
  readonly mtu: number | null;
  /** The card can show itself as several: SR-IOV virtual functions. */
  readonly sriov: boolean;
  readonly addresses: readonly string[];
  /** Bond or bridge it is a port of, on both back ends. */
  readonly memberOf: string | null;
  /** Of a bond of the kernel, in the kernel's words; null for anything else. */
  readonly bondMode: string | null;
}

/** The interfaces a host has booted from over a network (PIF.scan, helper bfs-interfaces). */
export interface SanBoot {
  /** By iSCSI: the pool is not to manage them. */
  readonly unmanaged: readonly string[];
  /** By FCoE: they may not be unplugged. */
  readonly plugged: readonly string[];
}

/** A running domain, by the name the operator knows. */
export interface RunningVm {
  readonly uuid: string;
  readonly name: string;
}

/**
 * pool.conf's word (xapi's pool_role): screens say "pool coordinator (master)" and "supporter
 * (slave)".
 */
export type PoolRole =
  | { readonly role: 'coordinator' }
  | { readonly role: 'supporter'; readonly coordinatorAddress: string }
  | { readonly role: 'broken' }
  | {
      readonly role: 'unknown';
      readonly reason: 'absent' | 'unreadable' | 'damaged';
      readonly detail: string;
    };

/**
 * Parsed firstboot data (management.conf): values as they stand there, unquoted, '' when a key is
 * absent.
 */
export interface FirstbootManagement {
  readonly device: string;
  readonly mode: string;
  readonly modeV6: string;
  readonly vlan: string;
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly address6: string;
  readonly gateway6: string;
  readonly dns: string;
  readonly domain: string;
  readonly bondMode: string;
  readonly bondMembers: string;
}

/** The files a reset reads or replaces, as they are now (paths in `hostPaths`). */
export interface HostFiles {
  readonly inventory: FileState;
  readonly management: FileState;
  readonly poolConf: FileState;
  readonly trigger: FileState;
  readonly networkdDatabase: FileState;
}

/**
 * Everything known about this host before a reset. Gathered by `host` (files, NICs, domains) and
 * completed from XenAPI where it answers.
 */
export interface HostFacts {
  readonly profile: HostProfile;
  readonly files: HostFiles;
  readonly pool: PoolRole;
  /** null: absent or not readable as key/value lines; `files.management` tells which. */
  readonly management: FirstbootManagement | null;
  readonly nics: Known<readonly Nic[]>;
  readonly vlanDevices: Known<readonly VlanDevice[]>;
  readonly runningVms: Known<readonly RunningVm[]>;
  /** On this host, as xapi remembers it for itself. */
  readonly haArmed: Known<boolean>;
  /** In the pool, by the pool database. */
  readonly haEnabled: Known<boolean>;
  readonly sanBoot: Known<SanBoot>;
  /** Ports that the pool database does not manage; none where it does not tell. */
  readonly unmanagedPorts: readonly string[];
  /**
   * Of a supporter: the coordinator's Bonds, VLANs and tunnels, which xapi makes here again.
   */
  readonly returning: Known<readonly string[]>;
  /** Which ports, bonds and VLANs this host uses now, by the best source that tells. */
  readonly wiring: Known<Wiring>;
  /** The management interface as it is now; null: this host has none. */
  readonly now: Known<ManagementStatus | null>;
  /** The first boot after the installation has set up the network (ran-network-init). */
  readonly firstBootDone: boolean;
  /** From the source that also tells the wiring. */
  readonly loss: Known<PoolLoss>;
  /** This host's objects, each part by the best source that tells. */
  readonly networking: Known<TracedNetworking>;
  readonly xapi: 'running' | 'stopped' | 'emergency' | 'hung' | 'starting';
  /** What a XAPI in emergency mode tells of it; absent where it tells nothing. */
  readonly emergency?: EmergencyNote;
  /** Names of NICs in the host's own renaming rules. */
  readonly ruleNames: readonly string[];
  /**
   * The naming script is installed: decides the bridge name written into the inventory, and whether
   * names can be reset.
   */
  readonly renameScript: boolean;
}
