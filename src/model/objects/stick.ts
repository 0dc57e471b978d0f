/**
 * Why nothing is written to a stick. `boot`: this host boots from it. `lvm`: it is a physical
 * volume. `sr`: a plugged SR is on it. `notLooked`: what is on it could not be read.
 */
export type StickIssue =
  | {
      readonly kind: 'boot' | 'lvm' | 'sr' | 'noFileSystem' | 'readOnly' | 'notLooked';
    }
  /** `what`: where it is mounted, what uses it, or the type of its content. */
  | { readonly kind: 'mounted' | 'inUse' | 'content'; readonly what: string };

/** A file system on a USB stick: of one of its partitions, or of the whole stick. */
export interface Stick {
  /** The kernel's name of the partition or stick: sdb1, sdb. */
  readonly device: string;
  /** Maker and model; '' when it tells none. */
  readonly model: string;
  readonly serial: string;
  /** The name that somebody has given to the file system; '' for none. */
  readonly label: string;
  /** Bytes. */
  readonly size: number;
  /** Its type: vfat, ext4; '' for none. */
  readonly fileSystem: string;
  /** What tells this file system from all others; '' when it has nothing. */
  readonly uuid: string;
  /** null: it can be written to. */
  readonly issue: StickIssue | null;
}

/** A file of a stick's top folder that can be read from it. */
export interface StickFile {
  readonly name: string;
  readonly size: number;
  /** When it was last changed: ISO 8601, UTC. */
  readonly at: string;
}

/**
 * Why nothing was written or read. `changed`: it is another stick now. `gone`: it was pulled out.
 * `unsafe`: the kernel did not mount it as it was told to. `differs`: what was read back is not
 * what was written. `stays`: it could not be unmounted. `here`: the fault is on this host.
 */
export interface StickError {
  readonly code:
    | 'changed'
    | 'gone'
    | 'busy'
    | 'readOnly'
    | 'notMounted'
    | 'unsafe'
    | 'exists'
    | 'full'
    | 'notWritten'
    | 'stays'
    | 'differs'
    | 'missing'
    | 'here';
  /** The words of the system. */
  readonly detail: string;
  /** With `full`, in bytes: what the file needs, and what is free. */
  readonly room?: { readonly needed: number; readonly free: number };
}
