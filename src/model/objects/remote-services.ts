import type { SshState } from '../ports/ssh-port.js';
import type { Known } from '../known.js';

/** Another machine that gets the logs too. */
export interface SyslogTarget {
  /** Its address or name; '' for nowhere. */
  readonly to: string;
  /** The file that says so while XAPI, which keeps it, does not answer; '' when XAPI says so. */
  readonly file: string;
}

/** What others reach this host by, and where its logs go. */
export interface RemoteServices {
  readonly ssh: SshState;
  readonly syslog: Known<SyslogTarget>;
}
