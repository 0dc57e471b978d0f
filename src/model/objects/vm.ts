/** A VM's power state, as XenAPI spells it. */
export type VmState = 'Halted' | 'Paused' | 'Running' | 'Suspended';

/** A host of the pool, as somebody chooses one. */
export interface PoolHost {
  readonly ref: string;
  readonly name: string;
  /** The host that this console is on. */
  readonly here: boolean;
  readonly enabled: boolean;
  readonly live: boolean;
}

/** A VM as a list shows it. */
export interface Vm {
  readonly ref: string;
  readonly name: string;
  readonly state: VmState;
  /** Bytes. */
  readonly memory: number;
  /** ISO 8601, UTC; null: it does not run, or nobody knows. */
  readonly startedAt: string | null;
  /** Where it runs; null: nowhere. */
  readonly host: PoolHost | null;
  /** Operations that its owner has blocked, by XenAPI's names, with the reasons. */
  readonly blocked: ReadonlyMap<string, string>;
}

/** The VMs of a pool and where they can run; templates and control domains are left out. */
export interface PoolVms {
  readonly vms: readonly Vm[];
  readonly hosts: readonly PoolHost[];
}

/** What can be asked of a VM. `startHere`: on this host; `start`: wherever the pool decides. */
export type VmVerb =
  | 'start'
  | 'startHere'
  | 'shutDown'
  | 'reboot'
  | 'suspend'
  | 'resume'
  | 'migrate'
  | 'forceReboot'
  | 'forceOff';

/** Something asked of some VMs. */
export interface VmWish {
  readonly verb: VmVerb;
  readonly vms: readonly Pick<Vm, 'ref' | 'name'>[];
  /** The host to migrate to; '' for every other verb. */
  readonly host: string;
}
