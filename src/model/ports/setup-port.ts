import type { SetupFinding } from '../setup-finding.js';
import type { Commanded } from './machine-port.js';

/**
 * What `xsconsole-setup` looks at and has done. Of a tree, and of an image while it is built, no
 * systemd can be asked or told: commands are only named.
 */
export interface SetupPort {
  /** Checks everything on this host that the console depends on. Changes nothing. */
  check(): Promise<readonly SetupFinding[]>;
  /** Runs a command that has systemd take up a change. */
  run(program: string, args: readonly string[]): Commanded;
  /**
   * The screens that a console is on, though perhaps no file wants it there: an earlier call was
   * cut off after its last file.
   */
  screensLeftOn(): Promise<readonly string[]>;
  /** Which of these units systemd starts by itself when the host starts. */
  startedByHost(units: readonly string[]): Promise<readonly string[]>;
  /** Whether there is such a screen, as far as can be told. */
  hasScreen(screen: string): boolean;
  /** Whether the console's package may still come, as into a tree. */
  readonly packageMayFollow: boolean;
}
