import type { HostFacts, ManagementSource } from '../../../model/index.js';
import type { FormSpec } from '../../widgets/spec.js';
import type { Hazard, ResetDraft, ResetPlan, ResetRequest } from '../../../reset/index.js';
import type { CoordinatorTried } from '../effects.js';
import type { WireLooked, WireTold } from '../../look-at-wire.js';

/** Fields of the draft that are typed. */
export type TextFieldId = Exclude<keyof ResetDraft, 'keepInterfaceNames'>;

/** Steps that choose one row of a list. */
export type ChoiceStepName = 'nic' | 'ipv4' | 'advanced' | 'ipv6' | 'names';

/** Steps that fill in fields. */
export type FormStepName =
  'device' | 'address' | 'vlan' | 'address6' | 'nameServers' | 'coordinator' | 'bond';

/** The steps that ask for values of the draft. */
export type AskingStepName = ChoiceStepName | FormStepName;

/** All steps before the last question. */
export type StepName = 'intro' | AskingStepName | 'preview';

/**
 * A checked request with its plan, made when the preview opens; `plan` is null if a hazard blocks.
 */
export interface PlannedReset {
  readonly facts: HostFacts;
  readonly request: ResetRequest;
  readonly hazards: readonly Hazard[];
  readonly plan: ResetPlan | null;
  readonly wire: WireTold;
  /** The start-up recreates what the reset removes. */
  readonly thenRebuild?: boolean;
  /** The minutes for a confirmation. Absent: nothing waits for one. */
  readonly confirmWithin?: number;
}

/**
 * What the steps work on: the facts from the time of the first question, and the answers,
 * which are kept when the operator goes back.
 */
export interface Answers {
  readonly facts: HostFacts;
  readonly draft: ResetDraft;
  /** The source of the present values that the questions began with; null: none. */
  readonly source?: ManagementSource | null;
  /** The start-up recreates what the reset removes. */
  readonly thenRebuild?: boolean;
  /** The minutes for a confirmation. Absent: nothing waits for one. */
  readonly confirmWithin?: number;
  /** The last look at the wire. It counts only for the same question. */
  readonly wire?: WireLooked;
  /** The last trial of the pool coordinator. */
  readonly coordinator?: Omit<CoordinatorTried, 'kind'>;
}

/**
 * A row of a list: the draft after it is chosen, and the step that it leads to (null: the next
 * one).
 */
export interface ChoiceOption {
  readonly cells: readonly string[];
  /** Why it cannot be chosen; '' if it can. */
  readonly disabled: string;
  readonly draft: ResetDraft;
  readonly opens: AskingStepName | null;
}

/** A step that is a list, as data. */
export interface ChoiceStep {
  readonly title: string;
  readonly intro: (answers: Answers) => readonly string[];
  readonly columns: readonly string[];
  /** As in `ChoiceView`. */
  readonly spare?: readonly number[];
  readonly options: (answers: Answers) => readonly ChoiceOption[];
  /** The row that is selected when the step opens. */
  readonly preselected: (answers: Answers) => number;
}

/** A step that is a form, as data. */
export interface FormStep {
  readonly title: string;
  /** As in `FormSpec`. */
  readonly fills?: FormSpec<never, never>['fills'];
  readonly intro: (answers: Answers) => readonly string[];
  readonly fields: (answers: Answers) => readonly {
    readonly id: TextFieldId;
    readonly label: string;
    readonly hint: string;
    /** What it starts with; absent: the answer so far. */
    readonly value?: string;
  }[];
  /** Esc keeps the answers from before, as the form starts with values that nobody has typed. */
  readonly escapeForgets?: true;
}
