import type { HostFacts } from '../reset/index.js';
import type { Effect } from './effect.js';
import type { Size } from './geometry.js';
import type { InterruptedState, UnfinishedReset } from './interrupted.js';
import type { MachineState } from './machine.js';
import type { MenuState } from './menu.js';
import type { ResetDialogue } from './reset/step.js';
import type { HostStatus } from './status.js';

/** What the console is told once, at its start. */
export interface ConsoleOptions {
  readonly size: Size;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Local time minus UTC, in minutes. */
  readonly offsetMinutes: number;
  /** Name of the local time zone, as `CET`; '' shows the offset alone. */
  readonly zone: string;
  /** Unlike that of every other console ever started on this host: plan ids begin with it. */
  readonly session: string;
  /** Name and version of this program, shown until the host's brand is known. */
  readonly program: string;
  /** Who sits here; '' when nobody is logged in. */
  readonly user: string;
  /** Folder of an embedded host; '' on this machine itself. */
  readonly embeddedRoot: string;
}

/** What lies over the panes. */
export type OpenDialogue =
  | { readonly kind: 'reset'; readonly reset: ResetDialogue }
  | { readonly kind: 'interrupted'; readonly interrupted: InterruptedState };

/** The whole console. */
export interface ConsoleState {
  readonly options: ConsoleOptions;
  readonly size: Size;
  readonly now: string;
  readonly offsetMinutes: number;
  /** null: still being read. */
  readonly facts: HostFacts | null;
  /** null: still being read. */
  readonly status: HostStatus | null;
  readonly menu: MenuState;
  /** First visible row of the right pane. */
  readonly paneFirst: number;
  readonly dialogue: OpenDialogue | null;
  /** The restart being watched; its page shows while no dialogue is open. */
  readonly machine: MachineState | null;
  readonly unfinished: UnfinishedReset | null;
  /** How many reset dialogues were opened: the second half of plan ids. */
  readonly resets: number;
}

/** A state and what is to be done outside. */
export interface Update {
  readonly state: ConsoleState;
  readonly effects: readonly Effect[];
}
