/**
 * A supporter of this coordinator. `back`: it names this coordinator at its present address.
 * `answers`: its XAPI answers, and has another coordinator or none.
 */
export interface PlaybookMember {
  readonly name: string;
  readonly address: string;
  readonly state: 'answers' | 'silent' | 'back';
  /** What to type on it. */
  readonly command: string;
}

/** What is to be done on the supporters after the coordinator's address has changed. */
export interface Playbook {
  readonly coordinator: { readonly name: string; readonly address: string };
  /** By name, in the order in which to go about them. */
  readonly members: readonly PlaybookMember[];
}

/** While this file is there, not all supporters are known to be back. */
export const playbookPath = '/var/lib/xsconsole/reset/playbook.json';
