/** The state of one of several items that are being worked on. */
export interface ItemEvent {
  /** Unique among the items. */
  readonly id: string;
  readonly name: string;
  /** `begun` may come several times, to report progress. */
  readonly state: 'begun' | 'done' | 'failed';
  /** Progress, the new state, or the error in XenAPI's words; '' for none. */
  readonly detail: string;
}
