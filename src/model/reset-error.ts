/** What failed during a reset, and the state in which it left the host. */
export interface ResetError {
  readonly code:
    | 'notRoot'
    | 'readOnly'
    | 'noSpace'
    | 'ioError'
    | 'immutable'
    | 'permission'
    | 'wrongKind'
    | 'changedMeanwhile'
    | 'serviceFailed'
    | 'commandFailed'
    | 'commandAbsent'
    | 'timedOut'
    | 'locked'
    | 'journalDamaged'
    | 'undoMissing'
    | 'rebootFailed';
  /** Index into `plan.steps`; null before the first step. */
  readonly step: number | null;
  /** The path or command that failed. */
  readonly subject: string;
  /** The system's own words. */
  readonly cause: string;
  readonly retryable: boolean;
  /**
   * `untouched`: nothing changed, or everything was put back. `unknown`: the files are back, but a
   * command of the host had already started its work.
   */
  readonly leftHost: 'untouched' | 'changed' | 'unknown';
}
