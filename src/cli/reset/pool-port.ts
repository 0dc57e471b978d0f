import type { PoolRemedy, PoolRemedyDone, PoolRemedyError, Result } from '../../model/index.js';

/** What the actions on this host's place in its pool need of the host. */
export interface PoolPort {
  apply(remedy: PoolRemedy): Promise<Result<PoolRemedyDone, PoolRemedyError>>;
  /** Whether somebody takes XenAPI connections there. */
  reaches(address: string): Promise<boolean>;
}
