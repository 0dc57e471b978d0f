/** What went wrong while a reset was carried out, and in which state that leaves the host. */
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
  /** The path or command it is about. */
  readonly subject: string;
  /** The system's own words. */
  readonly cause: string;
  readonly retryable: boolean;
  /**
   * `untouched`: as before, or put back as before. `unknown`: files are back, but a command of the
   * host had already begun its work.
   */
  readonly leftHost: 'untouched' | 'changed' | 'unknown';
}
