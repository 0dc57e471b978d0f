/** Words for one action on objects of the pool: VMs, SRs. */
export interface VerbWords {
  readonly label: string;
  readonly means: string;
  /** The question before the action. */
  readonly ask: string;
  readonly yes: string;
  /** The state while the action goes on. */
  readonly doing: string;
}
