/** Identifies a process, so that a later process with the same id is not mistaken for it. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process; '' when the kernel does not say. */
  readonly start: string;
  /** The first characters of the kernel's boot id; '' when the kernel does not say. */
  readonly boot: string;
}
