import type { XapiCondition } from './xapi-condition.js';
import type { Mac } from '../address/address.js';
import type { EmergencyNote } from '../emergency-note.js';
import type { TracedNetworking } from './host-networking.js';
import type { Known } from '../known.js';
import type { PoolLoss } from '../pool/pool-loss.js';
import type { HostProfile } from '../profile.js';
import type { ManagementStatus } from '../management-status.js';
import type { VlanDevice } from '../network/vlan-device.js';
import type { Wiring } from '../network/wiring.js';

/**
 * What a path holds. An absent file and an unreadable one are told apart. `real` is the host path
 * at the end of a chain of links, or the path itself. A byte of the file that is not UTF-8 becomes
 * a lone surrogate U+DC80 to U+DCFF in `text`, and the same byte again when the text is written.
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
       * Something is at the path, but it does not count: the folder is one that anyone may write
       * to, and root did not make it. (Below a root that is not this machine's own: the user who
       * runs us did not make it.)
       */
      readonly foreign?: 'file' | 'directory' | 'link' | 'other';
    }
  | { readonly state: 'unreadable'; readonly detail: string }
  /** Not a regular file, or the path leads through a link in a folder that anyone may write to. */
  | { readonly state: 'wrongKind'; readonly kind: 'directory' | 'link' | 'other' };

/** Hardware that cannot carry the management interface: no bridge or no PIF is possible on it. */
export type NicUnfit = 'infiniband' | 'wireless' | 'virtualFunction';

/** The MTU that networks have if nobody has set another one. */
export const usualMtu = 1500;

/** A network interface as the kernel's sysfs shows it. */
export interface Nic {
  readonly device: string;
  /** The NIC's own MAC. The kernel shows the bond's MAC on each member; that one is not meant. */
  readonly mac: Mac | null;
  /**
   * sysfs has a `device` link: this is hardware, so a reset can use it. Bridges, bonds and VLANs
   * have no such link.
   */
  readonly physical: boolean;
  /** Absent: the NIC is fit. */
  readonly unfit?: NicUnfit;
  /** false also while the interface is switched off. null: the kernel does not say. */
  readonly carrier: boolean | null;
  readonly speedMbps: number | null;
  readonly duplex: 'full' | 'half' | null;
  readonly driver: string | null;
  readonly vendor: string | null;
  readonly pciAddress: string | null;
  /** Bytes in the largest packet; null: the kernel does not say. */
  readonly mtu: number | null;
  /** The card can offer SR-IOV virtual functions. */
  readonly sriov: boolean;
  readonly addresses: readonly string[];
  /** The bond or bridge that it is a port of, on both back ends (bridge and Open vSwitch). */
  readonly memberOf: string | null;
  /** The mode of a kernel bond, in the kernel's words; null for any other interface. */
  readonly bondMode: string | null;
}

/**
 * The interfaces that the host booted from over a network (PIF.scan and its helper bfs-interfaces).
 */
export interface SanBoot {
  /** Booted by iSCSI: xapi does not manage them. */
  readonly unmanaged: readonly string[];
  /** Booted by FCoE: xapi may not unplug them. */
  readonly plugged: readonly string[];
}

/** A running domain, with the name that the operator knows. */
export interface RunningVm {
  readonly uuid: string;
  readonly name: string;
}

/**
 * The role in pool.conf (xapi's pool_role). Screens say "pool coordinator (master)" and "supporter
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
 * Parsed firstboot data (management.conf): values as the file has them, without quotes; '' when a
 * key is absent.
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
 * Everything known about this host before a reset. `host` reads the files, NICs and domains; XenAPI
 * adds the rest when it answers.
 */
export interface HostFacts {
  readonly profile: HostProfile;
  readonly files: HostFiles;
  readonly pool: PoolRole;
  /** null: the file is absent, or has no key/value lines; `files.management` says which. */
  readonly management: FirstbootManagement | null;
  readonly nics: Known<readonly Nic[]>;
  readonly vlanDevices: Known<readonly VlanDevice[]>;
  readonly runningVms: Known<readonly RunningVm[]>;
  /** HA is armed on this host: xapi keeps that in a local file. */
  readonly haArmed: Known<boolean>;
  /** HA is on in the pool, as the pool database says. */
  readonly haEnabled: Known<boolean>;
  readonly sanBoot: Known<SanBoot>;
  /** Ports that the pool database marks as not managed. Empty when it cannot be read. */
  readonly unmanagedPorts: readonly string[];
  /**
   * On a supporter: the coordinator's Bonds, VLANs and tunnels, which xapi recreates on this
   * host.
   */
  readonly returning: Known<readonly string[]>;
  /**
   * On a supporter: the management interface of the coordinator. null: this host is the
   * coordinator, or the coordinator has none.
   */
  readonly coordinatorManagement: Known<ManagementStatus | null>;
  /** The ports, bonds and VLANs that this host uses now, from the best source that answers. */
  readonly wiring: Known<Wiring>;
  /** The management interface as it is now; null: this host has none. */
  readonly now: Known<ManagementStatus | null>;
  /**
   * The first boot after the installation has set up the network (the file ran-network-init
   * exists).
   */
  readonly firstBootDone: boolean;
  /** What a reset loses. It comes from the same source as the wiring. */
  readonly loss: Known<PoolLoss>;
  /** This host's networking objects, each part from the best source that answers. */
  readonly networking: Known<TracedNetworking>;
  readonly xapi: XapiCondition;
  /** What XAPI in emergency mode says about the emergency; absent when it says nothing. */
  readonly emergency?: EmergencyNote;
  /** NIC names in the host's own renaming rules. */
  readonly ruleNames: readonly string[];
  /**
   * The naming script is installed. This decides which bridge name the inventory gets, and whether
   * device names can be reset.
   */
  readonly renameScript: boolean;
  /**
   * The facts are of a tree of files that nobody runs: a reset only names its commands, and nothing
   * runs them later. The files of such a reset take effect at the next start of the host.
   */
  readonly commandsOnlyNamed?: true;
}

/** The coordinator's address in a supporter's pool.conf; '' for other hosts. */
export function coordinatorAddressOf(pool: PoolRole | undefined): string {
  return pool?.role === 'supporter' ? pool.coordinatorAddress : '';
}
