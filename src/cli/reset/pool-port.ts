import type { PoolRemedy, PoolRemedyDone, PoolRemedyError, Result } from '../../model/index.js';

/** What the pool commands (`--become-coordinator` and the like) need of the host. */
export interface PoolPort {
  apply(remedy: PoolRemedy): Promise<Result<PoolRemedyDone, PoolRemedyError>>;
  /** Whether something accepts XenAPI connections at this address. */
  reaches(address: string): Promise<boolean>;
}
