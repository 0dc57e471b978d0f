/** A VM that runs on a host, and what keeps it there. */
export interface ResidentVm {
  readonly name: string;
  /** Why it cannot move to another host, in XenAPI's words; '' where it can. */
  readonly stays: string;
}

/** Whether a host takes VMs, and what would become of those that it has. */
export interface Maintenance {
  readonly name: string;
  /** false: it is in maintenance mode. */
  readonly enabled: boolean;
  readonly isCoordinator: boolean;
  /** Other hosts of the pool. */
  readonly others: number;
  readonly vms: readonly ResidentVm[];
}
