import type {
  Playbook,
  PoolRecovery,
  PoolRecoveryDone,
  PoolRecoveryError,
  PortError,
  Reason,
  Result,
} from '../../../model/index.js';

/** What the pool commands (`--become-coordinator` and the like) need of the host. */
export interface PoolPort {
  apply(recovery: PoolRecovery): Promise<Result<PoolRecoveryDone, PoolRecoveryError>>;
  /**
   * What is to be done on the supporters; why XAPI did not tell, null on a host that is no
   * coordinator.
   */
  playbook(): Promise<Result<Playbook, Reason | null>>;
  /** Ends the playbook; the error is why its file stays. */
  done(): Promise<Result<void, PortError>>;
}
