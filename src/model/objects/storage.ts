import type { Disk } from './hardware.js';

/** What a pool uses an SR for when nobody names another one. */
export type SrUse = 'default' | 'suspend' | 'crashDump';

/**
 * What a look at an unplugged SR's server or device shows. `silent`: the server answers no ping.
 * `answers`: it does. `missing`: the device is not there. `present`: it is. `notTried`: the SR
 * names neither.
 */
export type SrReach =
  | { readonly kind: 'silent' | 'answers' | 'missing' | 'present'; readonly what: string }
  | { readonly kind: 'notTried' };

/**
 * An SR on this host. `absent`: this host has no PBD for it, so it was never attached here.
 * `unplugged`: its PBD is not plugged.
 */
export type SrHere =
  | { readonly state: 'absent' }
  | { readonly state: 'plugged'; readonly pbd: string }
  | { readonly state: 'unplugged'; readonly pbd: string; readonly reach: SrReach };

/** A storage repository as a list shows it. */
export interface Sr {
  readonly ref: string;
  readonly uuid: string;
  readonly name: string;
  /** The storage driver: lvm, ext, nfs, lvmoiscsi, iso, udev and others. */
  readonly type: string;
  readonly content: string;
  readonly shared: boolean;
  /** Bytes; 0: not known. */
  readonly size: number;
  readonly used: number;
  readonly uses: readonly SrUse[];
  readonly here: SrHere;
  /** Server, path or device, as the PBD of this host (or else of another one) names it. */
  readonly place: string;
  /** Names of the other hosts on which it is plugged. */
  readonly pluggedOn: readonly string[];
  /** Number of its virtual disks. */
  readonly disks: number;
}

/** The SRs that this host can see: all of its pool, without those of other hosts alone. */
export interface PoolStorage {
  readonly srs: readonly Sr[];
  /** `database`: XAPI does not answer, so they come from the pool database's file. */
  readonly source: 'xapi' | 'database';
  /** The disks of this host, for a new local SR; empty when nobody could look. */
  readonly disks: readonly Disk[];
}

/** The kinds of SR that the console creates or attaches. */
export type SrType = 'nfs' | 'lvmoiscsi' | 'iso' | 'lvm' | 'ext';

/** Where an SR is: its kind, and the device_config of its PBD. */
export interface SrPlace {
  readonly type: SrType;
  readonly config: Readonly<Record<string, string>>;
}

/** What a probe has found: SRs, or what has to be chosen before SRs can be looked for. */
export type SrProbe =
  | {
      readonly kind: 'srs';
      readonly srs: readonly { readonly uuid: string; readonly size: number }[];
    }
  | {
      readonly kind: 'choices';
      /** The key of device_config that the choice is for. */
      readonly key: 'targetIQN' | 'SCSIid';
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    };

/** An SR to attach. `uuid` '': one without an identity of its own, such as an ISO library. */
export interface SrToAttach extends SrPlace {
  readonly uuid: string;
  readonly name: string;
}

/** A local SR to create. */
export interface SrToCreate {
  readonly type: Extract<SrType, 'lvm' | 'ext'>;
  /** The disk's name: sdb. */
  readonly disk: string;
  readonly name: string;
}

/** What an operator can ask of SRs. */
export type SrVerb = 'plug' | 'unplug' | 'forget' | SrUse;

/** One operation for several SRs. */
export interface SrRequest {
  readonly verb: SrVerb;
  readonly srs: readonly Pick<Sr, 'ref' | 'name'>[];
}

/** What an SR is after an operation, as the detail of its `ItemEvent`. */
export type SrNow = 'plugged' | 'unplugged' | 'forgotten' | 'set' | 'notSet';
