import type { Links, PortError, Result, TemporaryPort } from '../../model/index.js';

/** What `--temporary-address` needs of the host. */
export interface TemporaryHost extends Pick<TemporaryPort, 'add'> {
  links(): Promise<Result<Links, PortError>>;
}
