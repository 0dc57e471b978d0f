import type { Hazard, HostFacts, ResetDraft, ResetPlan, ResetRequest, ResumeOutcome, RunEvent, UndoOutcome } from '../../reset/index.js';
import type { Form } from '../form.js';

/** Fields of the draft that are typed. */
export type TextFieldId = Exclude<keyof ResetDraft, 'keepInterfaceNames'>;

/** Steps that choose one row of a list. */
export type ChoiceStepName = 'nic' | 'ipv4' | 'further' | 'ipv6' | 'names';

/** Steps that fill in fields. */
export type FormStepName = 'device' | 'address' | 'vlan' | 'address6' | 'coordinator';

/** The steps that ask for the draft. */
export type AskingStepName = ChoiceStepName | FormStepName;

/** All steps before the run. */
export type StepName = 'intro' | AskingStepName | 'preview' | 'confirm';

/** The checked wish with its plan, made when the preview opens; `plan` is null when a hazard blocks. */
export interface Checked {
  readonly facts: HostFacts;
  readonly request: ResetRequest;
  readonly hazards: readonly Hazard[];
  readonly plan: ResetPlan | null;
}

/** A run, followed through its events. */
export interface RunState {
  readonly plan: ResetPlan;
  readonly events: readonly RunEvent[];
  /** null while it runs. */
  readonly outcome: ResumeOutcome | null;
  /** Esc was pressed: `cancel` was asked for, `refused` since the host is being changed already. */
  readonly escape: 'no' | 'cancel' | 'refused';
  readonly undo: 'no' | 'running' | UndoOutcome;
}

/** Where the dialogue stands, with what belongs to that step alone. */
export type StepState =
  | { readonly step: 'intro'; readonly first: number }
  | { readonly step: ChoiceStepName; readonly selected: number; readonly issue: string }
  | { readonly step: FormStepName; readonly form: Form<TextFieldId> }
  | { readonly step: 'preview'; readonly first: number; readonly checked: Checked }
  | { readonly step: 'confirm'; readonly form: Form<'answer' | 'reason'>; readonly checked: Checked & { readonly plan: ResetPlan } }
  | { readonly step: 'run'; readonly run: RunState };

/** The Emergency Network Reset's dialogue. `draft` is null until the host's facts are there; answers stay in it whichever way one goes. */
export interface ResetDialogue {
  readonly draft: ResetDraft | null;
  readonly at: StepState;
}

/** What asking steps are made of. */
export interface Asking {
  readonly facts: HostFacts;
  readonly draft: ResetDraft;
}

/** A row of a list: what the draft is after it is chosen, and the step it leads to (null: the next one). */
export interface ChoiceOption {
  readonly cells: readonly string[];
  /** Why it cannot be chosen; '' when it can. */
  readonly disabled: string;
  readonly draft: ResetDraft;
  readonly opens: AskingStepName | null;
}

/** A list as data: drawn and driven by choicestep.ts. */
export interface ChoiceStep {
  readonly title: string;
  readonly intro: (asking: Asking) => readonly string[];
  readonly columns: readonly string[];
  readonly options: (asking: Asking) => readonly ChoiceOption[];
  /** The row that is selected when the step opens. */
  readonly preselected: (asking: Asking) => number;
}

/** A form as data: drawn and driven by formstep.ts. */
export interface FormStep {
  readonly title: string;
  readonly intro: (asking: Asking) => readonly string[];
  readonly fields: (asking: Asking) => readonly { readonly id: TextFieldId; readonly label: string; readonly hint: string }[];
}
