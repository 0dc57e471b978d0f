import type { Ipv4, Ipv6, Links, PortError, Result } from '../../model/index.js';

/** What `--temporary-address` needs of the host. */
export interface TemporaryPort {
  /** false: the tree is not this machine's, so that commands are only named. */
  readonly runs: boolean;
  links(): Promise<Result<Links, PortError>>;
  /** Runs `ip` commands; when one fails, `undo` is run as far as it goes. */
  run(
    commands: readonly (readonly string[])[],
    undo: readonly (readonly string[])[],
  ): Promise<Result<void, PortError>>;
  /** Keeps for the Status Display what was added, until the reboot. */
  note(address: Ipv4 | Ipv6, on: string, minutes: number): Promise<void>;
}
