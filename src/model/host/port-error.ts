import type { ResetError } from '../reset-error.js';

/** An error of the host. The runner of a reset adds the step and the state of the host. */
export type PortError = Pick<ResetError, 'code' | 'subject' | 'cause' | 'retryable'>;
