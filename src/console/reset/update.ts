import type { PoolLoss } from '../../model/index.js';
import type { Effect } from '../effect.js';
import { atLastField, editForm, enterField, formValue } from '../form.js';
import type { Area } from '../geometry.js';
import type { InputEvent } from '../key.js';
import { scrolled } from '../scroll.js';
import { chosen, moveInChoice } from './choice-step.js';
import { answerIssues, consented, openConfirm, overridable, refuseAnswers } from './confirm.js';
import type { DialogueContext } from './context.js';
import { fieldIssues, openReset, openStep, refused } from './dialogue.js';
import { draftWith } from './form-step.js';
import { introLines } from './intro.js';
import { choiceSteps, nextStep, previousStep } from './step-order.js';
import { presentDraft } from './present.js';
import { previewLines } from './preview.js';
import { startRun } from './run.js';
import { runInput } from './run-input.js';
import type {
  Answers,
  AskingStepName,
  PlannedReset,
  ChoiceStepName,
  FormStepName,
  ResetDialogue,
  StepName,
  StepState,
} from './step.js';

/** The dialogue after an input (null: closed), and what is to be done. */
export interface DialogueStep {
  readonly dialogue: ResetDialogue | null;
  readonly effects: readonly Effect[];
}

const isKey = (input: InputEvent, ...keys: readonly string[]): boolean =>
  input.kind === 'key' && keys.includes(input.key);

const stay = (dialogue: ResetDialogue, at: StepState): DialogueStep => ({
  dialogue: { ...dialogue, at },
  effects: [],
});

/** Enter on an answered step: shows what is wrong in it, or opens `to` (null: the next step). */
function answered(
  at: StepState & { readonly step: AskingStepName },
  asking: Answers,
  to: AskingStepName | null,
  context: DialogueContext,
): DialogueStep {
  const dialogue: ResetDialogue = { asking, at };
  const wrong = refused(at, asking);
  return stay(dialogue, wrong ?? openStep(to ?? nextStep(at.step, asking), asking, context));
}

/** Esc: one step back, the answers kept; closed at the first. */
function back(step: StepName, asking: Answers, context: DialogueContext): DialogueStep {
  const previous = previousStep(step, asking);
  return previous === null
    ? { dialogue: null, effects: [] }
    : stay({ ...openReset, asking }, openStep(previous, asking, context));
}

function choiceInput(
  at: StepState & { readonly step: ChoiceStepName },
  input: InputEvent,
  asking: Answers,
  context: DialogueContext,
): DialogueStep {
  const dialogue: ResetDialogue = { asking, at };
  const step = choiceSteps[at.step];
  if (isKey(input, 'escape', 'left')) return back(at.step, asking, context);
  if (!isKey(input, 'enter', 'right')) {
    const selected = moveInChoice(step, at.selected, input, asking);
    return stay(dialogue, { ...at, selected, issue: selected === at.selected ? at.issue : '' });
  }
  const option = chosen(step, at.selected, asking);
  if (option === null || option.disabled !== '') return stay(dialogue, at);
  return answered(at, { ...asking, draft: option.draft }, option.opens, context);
}

function formInput(
  at: StepState & { readonly step: FormStepName },
  input: InputEvent,
  asking: Answers,
  context: DialogueContext,
): DialogueStep {
  const draft = draftWith(at.form, asking.draft);
  const dialogue: ResetDialogue = { asking: { ...asking, draft }, at };
  if (isKey(input, 'escape')) return back(at.step, { ...asking, draft }, context);
  const issueOf = fieldIssues({ ...asking, draft });
  if (!isKey(input, 'enter'))
    return stay(dialogue, { ...at, form: editForm(at.form, input, issueOf) });
  if (!atLastField(at.form)) return stay(dialogue, { ...at, form: enterField(at.form, issueOf) });
  return answered(at, { ...asking, draft }, null, context);
}

function previewInput(
  at: StepState & { readonly step: 'preview' },
  input: InputEvent,
  asking: Answers,
  context: DialogueContext,
  area: Area,
): DialogueStep {
  const dialogue: ResetDialogue = { asking, at };
  if (isKey(input, 'escape', 'left')) return back('preview', asking, context);
  const { plan } = at.checked;
  if (isKey(input, 'enter', 'right') && plan !== null) {
    return stay(dialogue, {
      step: 'confirm',
      form: openConfirm(at.checked),
      checked: { ...at.checked, plan },
    });
  }
  return stay(dialogue, {
    ...at,
    first: scrolled(at.first, input, previewLines(at.checked, area.columns).length, area.rows),
  });
}

function confirmInput(
  at: StepState & { readonly step: 'confirm' },
  input: InputEvent,
  asking: Answers,
  { by }: DialogueContext,
): DialogueStep {
  const dialogue: ResetDialogue = { asking, at };
  if (isKey(input, 'escape'))
    return stay(dialogue, { step: 'preview', first: 0, checked: at.checked });
  if (!isKey(input, 'enter'))
    return stay(dialogue, { ...at, form: editForm(at.form, input, answerIssues(at.form)) });
  if (!consented(at.form)) return stay(dialogue, { ...at, form: refuseAnswers(at.form) });
  const { plan } = at.checked;
  return {
    dialogue: { asking, at: { step: 'run', run: startRun(plan) } },
    effects: [
      {
        kind: 'runReset',
        plan,
        basis: at.checked.facts.files,
        loss: lossOf(at.checked),
        reason: formValue(at.form, 'reason'),
        overridden: overridable(at.checked).map(({ code }) => code),
        by,
      },
    ],
  };
}

function lossOf({ facts: { loss } }: PlannedReset): PoolLoss | null {
  return loss.known ? loss.value : null;
}

/** The first page can be left only when the facts are there; the host's present values become the answers, unless there are some already. */
function introInput(
  dialogue: ResetDialogue,
  at: StepState & { readonly step: 'intro' },
  input: InputEvent,
  context: DialogueContext,
  area: Area,
): DialogueStep {
  const { facts, status } = context;
  const asking =
    dialogue.asking ?? (facts === null ? null : { facts, draft: presentDraft(facts, status) });
  if (isKey(input, 'escape', 'left')) return { dialogue: null, effects: [] };
  if (isKey(input, 'enter', 'right'))
    return asking === null
      ? { dialogue, effects: [] }
      : stay({ ...dialogue, asking }, openStep(nextStep('intro', asking), asking, context));
  return stay(dialogue, {
    ...at,
    first: scrolled(at.first, input, introLines(asking !== null, area.columns).length, area.rows),
  });
}

/** The dialogue after an input. Pure; the facts are those of the context, the plan is made of what the preview has shown. */
export function resetInput(
  dialogue: ResetDialogue,
  input: InputEvent,
  context: DialogueContext,
  area: Area,
): DialogueStep {
  const { at } = dialogue;
  if (at.step === 'run') return runInput(dialogue, at.run, input, context.by);
  if (at.step === 'intro') return introInput(dialogue, at, input, context, area);
  const { asking } = dialogue;
  if (asking === null) return { dialogue: openReset, effects: [] };
  switch (at.step) {
    case 'preview':
      return previewInput(at, input, asking, context, area);
    case 'confirm':
      return confirmInput(at, input, asking, context);
    case 'nic':
    case 'ipv4':
    case 'further':
    case 'ipv6':
    case 'names':
      return choiceInput({ ...at, step: at.step }, input, asking, context);
    case 'device':
    case 'address':
    case 'vlan':
    case 'address6':
    case 'coordinator':
      return formInput({ ...at, step: at.step }, input, asking, context);
  }
}
