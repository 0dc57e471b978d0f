import type { Issue, ResetDraft } from '../../reset/index.js';
import { fieldIssueText, issueText } from '../../text/index.js';
import { withIssues } from '../form.js';
import { check, requestOf } from './check.js';
import type { DialogueContext } from './context.js';
import { openForm } from './form-step.js';
import { choiceSteps, formSteps, stepOfIssue } from './step-order.js';
import type { Answers, AskingStepName, ResetDialogue, StepName, StepState } from './step.js';

/** The dialogue as it opens. */
export const openReset: ResetDialogue = { asking: null, at: { step: 'intro', first: 0 } };

function openAsking(step: AskingStepName, asking: Answers): StepState {
  switch (step) {
    case 'nic':
    case 'ipv4':
    case 'further':
    case 'ipv6':
    case 'names':
      return { step, selected: choiceSteps[step].preselected(asking), issue: '' };
    case 'device':
    case 'address':
    case 'vlan':
    case 'address6':
    case 'coordinator':
      return { step, form: openForm(formSteps[step], asking) };
  }
}

/** The sentence for a field of a form; '' where nothing is wrong. */
function sentenceAt(issues: readonly Issue[], path: keyof ResetDraft): string {
  const issue = issues.find((candidate) => candidate.path === path);
  return issue === undefined ? '' : fieldIssueText(issue);
}

/** A step with its issues shown: at their fields in a form, below the list otherwise. */
function showIssues(at: StepState, issues: readonly Issue[]): StepState {
  if ('form' in at && at.step !== 'confirm')
    return { ...at, form: withIssues(at.form, (path) => sentenceAt(issues, path)) };
  const [first] = issues;
  return 'issue' in at
    ? { ...at, issue: first === undefined ? '' : issueText(first, 'console') }
    : at;
}

/** What is wrong with the draft. */
function wrong(asking: Answers): readonly Issue[] {
  const request = requestOf(asking);
  return request.ok ? [] : request.error;
}

/** What is wrong with each field of a form, while it is being filled in. */
export function fieldIssues(asking: Answers): (path: keyof ResetDraft) => string {
  return (path) => sentenceAt(wrong(asking), path);
}

/** The same step with what is wrong in it shown; null when nothing in it is. */
export function refused(at: StepState, asking: Answers): StepState | null {
  const here = wrong(asking).filter((issue) => stepOfIssue(issue, asking) === at.step);
  return here.length === 0 ? null : showIssues(at, here);
}

/** The preview, or the step of the first issue with its issues shown: a draft that is wrong has no preview. */
function openPreview(asking: Answers, context: DialogueContext): StepState {
  // The newest facts count: a VM may have been started while the questions were answered.
  const checked = check({ ...asking, facts: context.facts ?? asking.facts }, context);
  if (checked !== null) return { step: 'preview', first: 0, checked };
  const issues = wrong(asking);
  const [first] = issues;
  const step = first === undefined ? 'further' : stepOfIssue(first, asking);
  return showIssues(
    openAsking(step, asking),
    issues.filter((issue) => stepOfIssue(issue, asking) === step),
  );
}

/** A step as it opens; the last question is reached from the preview only. */
export function openStep(step: StepName, asking: Answers, context: DialogueContext): StepState {
  if (step === 'intro') return { step, first: 0 };
  return step === 'preview' || step === 'confirm'
    ? openPreview(asking, context)
    : openAsking(step, asking);
}
