import type { SshState } from '../host/ssh-port.js';
import type { Known } from '../known.js';

/** What others reach this host by, and where its logs go. */
export interface RemoteServices {
  readonly ssh: SshState;
  /** Where the logs go too, as XAPI keeps it; '' for nowhere. */
  readonly syslog: Known<string>;
}
