import type { PoolRemedy, PoolRemedyDone, PoolRemedyError, Result } from '../../model/index.js';

/** What the pool commands (`--become-coordinator` and the like) need of the host. */
export interface PoolPort {
  apply(remedy: PoolRemedy): Promise<Result<PoolRemedyDone, PoolRemedyError>>;
}
