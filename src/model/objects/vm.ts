/** A VM's power state, as XenAPI spells it. */
export type VmState = 'Halted' | 'Paused' | 'Running' | 'Suspended';

/** A host of the pool, as an item in a list to choose from. */
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
  /** Memory in bytes. */
  readonly memory: number;
  /** ISO 8601, UTC; null: it does not run, or the time is not known. */
  readonly startedAt: string | null;
  /** The host it runs on; null: none. */
  readonly host: PoolHost | null;
  /** Operations that its owner has blocked: XenAPI's name and the reason. */
  readonly blocked: ReadonlyMap<string, string>;
}

/** The VMs of a pool and the hosts they can run on, without templates and control domains. */
export interface PoolVms {
  readonly vms: readonly Vm[];
  readonly hosts: readonly PoolHost[];
}

/**
 * What an operator can ask of a VM. `startHere`: on this host. `start`: on a host the pool chooses.
 */
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

/** One operation for several VMs. */
export interface VmRequest {
  readonly verb: VmVerb;
  readonly vms: readonly Pick<Vm, 'ref' | 'name'>[];
  /** The host to migrate to; '' for every other verb. */
  readonly host: string;
}
