import type { HostFilePort, SetupCause, SetupFinding, SystemPort } from '../../model/index.js';

/** What the checks read of any host. */
export interface CheckedHost {
  readonly files: HostFilePort;
  readonly system: Pick<SystemPort, 'profile' | 'xapi'>;
}

/** How a program answers. */
export interface ProgramAnswer {
  /** The first line of its output; '' when it fails. */
  readonly version: string;
  /** It cannot do its work: it does not start, does not end, or a signal ends it. */
  readonly isDamaged: boolean;
  /** Why there is no version; null when there is one, or when nobody asked. */
  readonly cause: SetupCause | null;
}

/** What only a running host can tell. Of a tree of files much of it is not looked at. */
export interface RunningHost {
  /** Whether our programs run on this kernel. `name`: the name of the system. */
  kernel(name: string): SetupFinding;
  /** Whether the root file system can be written. */
  root(): Promise<SetupFinding>;
  /** What it means that XAPI does not answer, or that its socket is not there. */
  silent(code: 'xapi' | 'socket', value: string): SetupFinding;
  /** Where the first of these programs is; '' for nowhere. */
  placeOf(...names: readonly string[]): Promise<string>;
  /**
   * Runs a program; null when it may not be run here. An older or smaller program of the same name
   * may refuse the option, but still works.
   */
  ask(program: string, args: readonly string[]): Promise<ProgramAnswer | null>;
  /** Whether a screen is there; null when nobody can tell. */
  hasScreen(screen: string): Promise<boolean | null>;
}
