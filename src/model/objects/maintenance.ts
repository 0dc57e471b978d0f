/** A VM that runs on a host, and the reason if it cannot move. */
export interface ResidentVm {
  readonly name: string;
  /** Why it cannot move to another host, in XenAPI's words; '' when it can. */
  readonly stays: string;
}

/** Whether a host accepts VMs, and whether its own VMs could move away. */
export interface Maintenance {
  readonly name: string;
  /** false: the host is in maintenance mode. */
  readonly enabled: boolean;
  readonly isCoordinator: boolean;
  /** Number of other hosts in the pool. */
  readonly others: number;
  readonly vms: readonly ResidentVm[];
}
