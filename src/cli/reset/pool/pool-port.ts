import type {
  Playbook,
  PoolRemedy,
  PoolRemedyDone,
  PoolRemedyError,
  PortError,
  Result,
} from '../../../model/index.js';

/** What the pool commands (`--become-coordinator` and the like) need of the host. */
export interface PoolPort {
  apply(remedy: PoolRemedy): Promise<Result<PoolRemedyDone, PoolRemedyError>>;
  /**
   * What is to be done on the supporters; XAPI's words why that is not known, null on a host that
   * is no coordinator.
   */
  playbook(): Promise<Result<Playbook, string | null>>;
  /** Ends the playbook; the error is why its file stays. */
  done(): Promise<Result<void, PortError>>;
}
