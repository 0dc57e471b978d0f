import type { WireQuestion } from '../../model/index.js';
import {
  coordinatorWanted,
  wireQuestion,
  type FormerManagement,
  type Issue,
} from '../../reset/index.js';
import { fieldIssueText, issueText, keyHints, resetTitles } from '../../text/index.js';
import type { Knowledge } from '../knowledge.js';
import { begunLook, isAbout, listenOn } from '../look-at-wire.js';
import { noHint } from '../widgets/moved.js';
import { text } from '../widgets/paragraph.js';
import type { DialoguePage, FormSpec, Go, ListSpec } from '../widgets/spec.js';
import { checkedNow, requestOf } from './check.js';
import { draftOf } from './draft-of.js';
import type { ResetAnswer, ResetEffect } from './effects.js';
import { endVmsKeys } from './end-vms.js';
import { introSpec } from './intro.js';
import { confirmPage, type LastQuestionWays } from './last-question.js';
import { minutesKey } from './minutes-to-confirm.js';
import { isTried } from './trying.js';
import { looksTheSame } from './new-facts.js';
import { firstAnswers } from './present.js';
import { rehearsalKeys } from './rehearsal.js';
import { previewParagraphs } from './preview.js';
import { fromOffer, portQuestion } from './steps/offer.js';
import type {
  Answers,
  AskingStepName,
  ChoiceStepName,
  FormStepName,
  PlannedReset,
  StepName,
} from './steps/step.js';
import { choiceSteps, formSteps, nextStep, previousStep, stepOfIssue } from './steps/step-order.js';

type Page = DialoguePage<ResetEffect, ResetAnswer>;
type Leads = Go<ResetEffect, ResetAnswer>;

const topic = 'reset';
const instead = (page: Page): Leads => ({ to: 'instead', page });

function wrong(answers: Answers): readonly Issue[] {
  const request = requestOf(answers);
  return request.ok ? [] : request.error;
}

/** The draft's issues that belong to one step. */
function wrongAt(step: AskingStepName, answers: Answers): readonly Issue[] {
  return wrong(answers).filter((issue) => stepOfIssue(issue, answers) === step);
}

/** The issue's sentence for a field of a form; '' if it has none. */
function sentenceAt(answers: Answers, path: string): string {
  const issue = wrong(answers).find((candidate) => candidate.path === path);
  return issue === undefined ? '' : fieldIssueText(issue);
}

/** Esc goes one step back and keeps the answers. At the first step it closes the dialogue. */
function back(step: StepName, answers: Answers, known: Knowledge): Leads {
  const previous = previousStep(step, answers);
  return previous === null ? { to: 'close' } : instead(stepPage(previous, answers, known));
}

/**
 * What to ask the wire before a step opens; null: nothing new. A switch announces itself only every
 * 30 to 60 s, so the look begins as soon as the port is chosen. It begins again for another VLAN,
 * and at the preview for the addresses.
 */
function questionAt(step: StepName, before: StepName, answers: Answers): WireQuestion | null {
  const request = step === 'preview' ? requestOf(answers) : null;
  if (request?.ok === true) {
    const question = wireQuestion(request.value);
    return isAbout(question, answers.wire) ? null : question;
  }
  return before === 'intro' ? null : portQuestion(answers);
}

/** Enter on an answered step. `to`: the step it leads to; null: the next one. */
function on(step: StepName, answered: Answers, to: AskingStepName | null, known: Knowledge): Leads {
  const next = to ?? nextStep(step, answered);
  const question = questionAt(next, step, answered);
  const answers: Answers =
    question === null ? answered : { ...answered, wire: begunLook(question, answered.wire) };
  const request = requestOf(answers);
  const untried =
    next === 'preview' && request.ok && !isTried(answers, { request: request.value })
      ? coordinatorWanted(request.value, answers.facts.pool)
      : null;
  return {
    ...instead(stepPage(next, answers, known)),
    effects: [
      ...(question === null ? [] : [listenOn(question)]),
      ...(untried === null ? [] : [{ kind: 'tryCoordinator', address: untried } as const]),
    ],
  };
}

function listSpec(
  name: ChoiceStepName,
  answers: Answers,
  said: string,
  known: Knowledge,
): ListSpec<ResetEffect, ResetAnswer> {
  const step = choiceSteps[name];
  return {
    kind: 'list',
    title: step.title,
    intro: step.intro(answers).map((line) => text(line)),
    columns: step.columns,
    ...(step.spare === undefined ? {} : { spare: step.spare }),
    rows: step.options(answers).map(({ cells, disabled, draft, opens }) => ({
      cells,
      disabled,
      go: () => {
        const chosen = { ...answers, draft };
        const [issue] = wrongAt(name, chosen);
        return issue === undefined
          ? on(name, chosen, opens, known)
          : { to: 'say', words: issueText(issue, 'console') };
      },
    })),
    preselected: step.preselected(answers),
    said,
    escape: back(name, answers, known),
  };
}

function formSpec(
  name: FormStepName,
  answers: Answers,
  isWrong: boolean,
  known: Knowledge,
): FormSpec<ResetEffect, ResetAnswer> {
  const step = formSteps[name];
  const fields = step.fields(answers);
  const typedIn = (typed: (id: string) => string): Answers => ({
    ...answers,
    draft: draftOf(typed, fields, answers.draft),
  });
  return {
    kind: 'form',
    ...(step.fills === undefined ? {} : { fills: step.fills }),
    ...(name === 'address' ? fromOffer(answers, known) : {}),
    title: step.title,
    intro: step.intro(answers).map((line) => text(line)),
    fields: fields.map((field) => ({ value: answers.draft[field.id], ...field })),
    ownValues: true,
    wrong: isWrong,
    issueOf: (typed) => (id) => sentenceAt(typedIn(typed), id),
    submit: (typed) => on(name, typedIn(typed), null, known),
    escape: (typed) => back(name, step.escapeForgets === true ? answers : typedIn(typed), known),
  };
}

function askingPage(step: AskingStepName, answers: Answers, isWrong: boolean): Page {
  return {
    name: step,
    topic,
    spec: (known) => askingSpec(step, answers, isWrong, known),
    hears: {
      wire: (wire) =>
        isAbout(wire.question, answers.wire)
          ? { to: 'stay', page: askingPage(step, { ...answers, wire }, isWrong) }
          : null,
    },
  };
}

function askingSpec(
  step: AskingStepName,
  answers: Answers,
  isWrong: boolean,
  known: Knowledge,
): ListSpec<ResetEffect, ResetAnswer> | FormSpec<ResetEffect, ResetAnswer> {
  switch (step) {
    case 'nic':
    case 'ipv4':
    case 'advanced':
    case 'ipv6':
    case 'names': {
      const [issue] = isWrong ? wrongAt(step, answers) : [];
      return listSpec(step, answers, issue === undefined ? '' : issueText(issue, 'console'), known);
    }
    case 'device':
    case 'address':
    case 'vlan':
    case 'address6':
    case 'nameServers':
    case 'coordinator':
    case 'bond':
      return formSpec(step, answers, isWrong, known);
  }
}

/** Where the last question leads back to. */
const ways: LastQuestionWays = {
  preview: (answers, known) => instead(previewPage(answers, known)),
  read: (checked, answers) => instead(readPage(checked, answers)),
};

/**
 * The preview of a checked request. It never shows outdated facts; when it changes, it starts at
 * its top again.
 */
function readPage(checked: PlannedReset, answers: Answers): Page {
  const { plan } = checked;
  const next = (): Leads =>
    plan === null ? { to: 'back' } : instead(confirmPage({ ...checked, plan }, answers, ways));
  const here = (): Leads => ({
    to: 'return',
    page: readPage(checked, answers),
    effects: [{ kind: 'readFacts' }],
  });
  const hear = (heard: Answers, known: Knowledge): Leads => {
    const now = checkedNow(heard, known);
    return now === null
      ? instead(previewPage(heard, known))
      : { to: 'stay', page: readPage(now, heard) };
  };
  const rebuildHint = answers.thenRebuild === true ? keyHints.noRebuild : keyHints.thenRebuild;
  const otherRebuild = (known: Knowledge): Leads =>
    instead(previewPage({ ...answers, thenRebuild: answers.thenRebuild !== true }, known));
  return {
    name: 'preview',
    topic,
    spec: (known) => ({
      kind: 'text',
      title: resetTitles.preview,
      paragraphs: previewParagraphs(checked),
      keys: [
        ...endVmsKeys(checked, here()),
        ...rehearsalKeys(checked, known.by, here()),
        { key: 'f8', hint: rebuildHint, go: otherRebuild(known) },
        { key: 'b', hint: noHint, go: otherRebuild(known) },
        minutesKey(answers, (next) => instead(previewPage(next, known))),
      ],
      leave: [],
      escape: back('preview', answers, known),
      enter: plan === null ? null : { hint: keyHints.next, go: next },
    }),
    hears: {
      facts: (_, known) => {
        const now = checkedNow(answers, known);
        return now !== null && looksTheSame(now, checked)
          ? { to: 'stay', page: readPage(now, answers) }
          : instead(previewPage(answers, known));
      },
      wire: (wire, known) => hear({ ...answers, wire }, known),
      coordinatorTried: (coordinator, known) => hear({ ...answers, coordinator }, known),
    },
  };
}

/** The preview. A draft with issues has none, so it shows the step of the first issue instead. */
function previewPage(answers: Answers, known: Knowledge): Page {
  const checked = checkedNow(answers, known);
  if (checked !== null) return readPage(checked, answers);
  const [first] = wrong(answers);
  return askingPage(first === undefined ? 'advanced' : stepOfIssue(first, answers), answers, true);
}

/** The page of a step when it opens. */
function stepPage(step: StepName, answers: Answers, known: Knowledge): Page {
  if (step === 'intro') return introPage(answers);
  return step === 'preview' ? previewPage(answers, known) : askingPage(step, answers, false);
}

/**
 * The facts; null if they were read while XAPI was in another state than now. Then XAPI's part is
 * missing or outdated.
 */
function currentFacts({ facts, status }: Knowledge): Knowledge['facts'] {
  return status === null || facts?.xapi === status.xapi ? facts : null;
}

/**
 * The first page. It waits for the facts. The host's present values become the answers, unless
 * there are some already (`given`), or the former values are wanted.
 */
export function introPage(
  given: Answers | null = null,
  former: FormerManagement | null = null,
): Page {
  return {
    name: 'intro',
    topic,
    spec: (known) => {
      const facts = currentFacts(known);
      const answers = given ?? (facts === null ? null : firstAnswers(facts, former, known.status));
      return introSpec(
        answers === null ? null : () => on('intro', answers, null, known),
        former !== null,
      );
    },
  };
}
