import type { HostFacts, ManagementSource } from '../../../model/index.js';
import type { FormSpec } from '../../widgets/spec.js';
import type { Hazard, ResetDraft, ResetPlan, ResetRequest } from '../../../reset/index.js';
import type { CoordinatorTried } from '../effects.js';
import type { WireLooked, WireTold } from '../../look-at-wire.js';

/** Fields of the draft that are typed. */
export type TextFieldId = Exclude<keyof ResetDraft, 'keepInterfaceNames'>;

/** Fields of the last question; `override` only where a hazard would stop the reset otherwise. */
export type ConfirmFieldId = 'answer' | 'override' | 'reason';

/** Steps that choose one row of a list. */
export type ChoiceStepName = 'nic' | 'ipv4' | 'further' | 'ipv6' | 'names';

/** Steps that fill in fields. */
export type FormStepName =
  'device' | 'address' | 'vlan' | 'address6' | 'nameServers' | 'coordinator';

/** The steps that ask for the draft. */
export type AskingStepName = ChoiceStepName | FormStepName;

/** The steps up to the last question. */
export type StepName = 'intro' | AskingStepName | 'preview';

/**
 * The checked wish with its plan, made when the preview opens; `plan` is null when a hazard blocks.
 */
export interface PlannedReset {
  readonly facts: HostFacts;
  readonly request: ResetRequest;
  readonly hazards: readonly Hazard[];
  readonly plan: ResetPlan | null;
  readonly wire: WireTold;
  /** What is wiped is made again at the start-up. */
  readonly thenRebuild?: boolean;
}

/**
 * What asking steps are made of: the facts as they were when the first question was asked, and the
 * answers, kept whichever way one goes.
 */
export interface Answers {
  readonly facts: HostFacts;
  readonly draft: ResetDraft;
  /** Who has told the present values that the questions began with; null: nobody. */
  readonly source?: ManagementSource | null;
  /** What is wiped is made again at the start-up. */
  readonly thenRebuild?: boolean;
  /** The last look at the wire. It counts while the same is asked. */
  readonly wire?: WireLooked;
  /** The last trial of the pool coordinator. */
  readonly coordinator?: Omit<CoordinatorTried, 'kind'>;
}

/**
 * A row of a list: what the draft is after it is chosen, and the step it leads to (null: the next
 * one).
 */
export interface ChoiceOption {
  readonly cells: readonly string[];
  /** Why it cannot be chosen; '' when it can. */
  readonly disabled: string;
  readonly draft: ResetDraft;
  readonly opens: AskingStepName | null;
}

/** A list as data: drawn and driven as a list. */
export interface ChoiceStep {
  readonly title: string;
  readonly intro: (asking: Answers) => readonly string[];
  readonly columns: readonly string[];
  /** As `ChoiceView`. */
  readonly spare?: readonly number[];
  readonly options: (asking: Answers) => readonly ChoiceOption[];
  /** The row that is selected when the step opens. */
  readonly preselected: (asking: Answers) => number;
}

/** A form as data: drawn and driven as a form. */
export interface FormStep {
  readonly title: string;
  /** As `FormSpec`. */
  readonly fills?: FormSpec<never, never>['fills'];
  readonly intro: (asking: Answers) => readonly string[];
  readonly fields: (
    asking: Answers,
  ) => readonly { readonly id: TextFieldId; readonly label: string; readonly hint: string }[];
}
