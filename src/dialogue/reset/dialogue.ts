import { makeRequest, type ResetDraft } from '../../reset/index.js';
import { issueText } from '../../text/index.js';
import { withIssues } from '../form.js';
import { check } from './check.js';
import type { DialogueContext } from './context.js';
import { openForm } from './formstep.js';
import { choiceSteps, formSteps, stepOfIssue } from './order.js';
import type { Asking, AskingStepName, ResetDialogue, StepName, StepState } from './step.js';

/** The dialogue as it opens. */
export const openReset: ResetDialogue = { asking: null, at: { step: 'intro', first: 0 } };

function openAsking(step: AskingStepName, asking: Asking): StepState {
  switch (step) {
    case 'nic': case 'ipv4': case 'further': case 'ipv6': case 'names':
      return { step, selected: choiceSteps[step].preselected(asking), issue: '' };
    case 'device': case 'address': case 'vlan': case 'address6': case 'coordinator':
      return { step, form: openForm(formSteps[step], asking) };
  }
}

/** A step with its issues shown: at their fields in a form, below the list otherwise. */
function showIssues(at: StepState, issues: readonly { readonly path: keyof ResetDraft; readonly text: string }[]): StepState {
  const issueOf = (path: keyof ResetDraft): string => issues.find((issue) => issue.path === path)?.text ?? '';
  if ('form' in at && at.step !== 'confirm') return { ...at, form: withIssues(at.form, issueOf) };
  return 'issue' in at ? { ...at, issue: issues[0]?.text ?? '' } : at;
}

/** What is wrong with the draft, each with its sentence and the step that asks for it. */
function wrong(asking: Asking): readonly { readonly path: keyof ResetDraft; readonly text: string; readonly step: AskingStepName }[] {
  const { profile, nics, pool } = asking.facts;
  const request = makeRequest(asking.draft, { profile, nics, pool, forceDevice: false });
  if (request.ok) return [];
  return request.error.map((issue) => ({ path: issue.path, text: issueText(issue, 'console'), step: stepOfIssue(issue, asking) }));
}

/** The same step with what is wrong in it shown; null when nothing in it is. */
export function refused(at: StepState, asking: Asking): StepState | null {
  const here = wrong(asking).filter((issue) => issue.step === at.step);
  return here.length === 0 ? null : showIssues(at, here);
}

/** The preview, or the step of the first issue with its issues shown: a draft that is wrong has no preview. */
function openPreview(asking: Asking, context: DialogueContext): StepState {
  // The newest facts count: a VM may have been started while the questions were answered.
  const checked = check({ ...asking, facts: context.facts ?? asking.facts }, context);
  if (checked !== null) return { step: 'preview', first: 0, checked };
  const issues = wrong(asking);
  const step = issues[0]?.step ?? 'further';
  return showIssues(openAsking(step, asking), issues.filter((issue) => issue.step === step));
}

/** A step as it opens; the last question is reached from the preview only. */
export function openStep(step: StepName, asking: Asking, context: DialogueContext): StepState {
  if (step === 'intro') return { step, first: 0 };
  return step === 'preview' || step === 'confirm' ? openPreview(asking, context) : openAsking(step, asking);
}
