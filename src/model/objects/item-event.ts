/** What has become of one of several things that are worked on. */
export interface ItemEvent {
  /** Unlike that of any other of them. */
  readonly id: string;
  readonly name: string;
  /** `begun` may come again, with how far it is. */
  readonly state: 'begun' | 'done' | 'failed';
  /** How far it is, what it is now, or why it failed, in XenAPI's words; '' for nothing. */
  readonly detail: string;
}
