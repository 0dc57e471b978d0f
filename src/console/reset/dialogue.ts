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

function wrong(asking: Answers): readonly Issue[] {
  const request = requestOf(asking);
  return request.ok ? [] : request.error;
}

/** The draft's issues that belong to one step. */
function wrongAt(step: AskingStepName, asking: Answers): readonly Issue[] {
  return wrong(asking).filter((issue) => stepOfIssue(issue, asking) === step);
}

/** The issue's sentence for a field of a form; '' if it has none. */
function sentenceAt(asking: Answers, path: string): string {
  const issue = wrong(asking).find((candidate) => candidate.path === path);
  return issue === undefined ? '' : fieldIssueText(issue);
}

/** Esc goes one step back and keeps the answers. At the first step it closes the dialogue. */
function back(step: StepName, asking: Answers, known: Knowledge): Leads {
  const previous = previousStep(step, asking);
  return previous === null ? { to: 'close' } : instead(stepPage(previous, asking, known));
}

/**
 * What to ask the wire before a step opens; null: nothing new. A switch announces itself only every
 * 30 to 60 s, so the look begins as soon as the port is chosen. It begins again for another VLAN,
 * and at the preview for the addresses.
 */
function questionAt(step: StepName, before: StepName, asking: Answers): WireQuestion | null {
  const request = step === 'preview' ? requestOf(asking) : null;
  if (request?.ok === true) {
    const question = wireQuestion(request.value);
    return isAbout(question, asking.wire) ? null : question;
  }
  return before === 'intro' ? null : portQuestion(asking);
}

/** Enter on an answered step. `to`: the step it leads to; null: the next one. */
function on(step: StepName, answered: Answers, to: AskingStepName | null, known: Knowledge): Leads {
  const next = to ?? nextStep(step, answered);
  const question = questionAt(next, step, answered);
  const asking: Answers =
    question === null ? answered : { ...answered, wire: begunLook(question, answered.wire) };
  const request = requestOf(asking);
  const untried =
    next === 'preview' && request.ok && !isTried(asking, { request: request.value })
      ? coordinatorWanted(request.value, asking.facts.pool)
      : null;
  return {
    ...instead(stepPage(next, asking, known)),
    effects: [
      ...(question === null ? [] : [listenOn(question)]),
      ...(untried === null ? [] : [{ kind: 'tryCoordinator', address: untried } as const]),
    ],
  };
}

function listSpec(
  name: ChoiceStepName,
  asking: Answers,
  said: string,
  known: Knowledge,
): ListSpec<ResetEffect, ResetAnswer> {
  const step = choiceSteps[name];
  return {
    kind: 'list',
    title: step.title,
    intro: step.intro(asking).map((line) => text(line)),
    columns: step.columns,
    ...(step.spare === undefined ? {} : { spare: step.spare }),
    rows: step.options(asking).map(({ cells, disabled, draft, opens }) => ({
      cells,
      disabled,
      go: () => {
        const chosen = { ...asking, draft };
        const [issue] = wrongAt(name, chosen);
        return issue === undefined
          ? on(name, chosen, opens, known)
          : { to: 'say', words: issueText(issue, 'console') };
      },
    })),
    preselected: step.preselected(asking),
    said,
    escape: back(name, asking, known),
  };
}

function formSpec(
  name: FormStepName,
  asking: Answers,
  isWrong: boolean,
  known: Knowledge,
): FormSpec<ResetEffect, ResetAnswer> {
  const step = formSteps[name];
  const fields = step.fields(asking);
  const typedIn = (typed: (id: string) => string): Answers => ({
    ...asking,
    draft: draftOf(typed, fields, asking.draft),
  });
  return {
    kind: 'form',
    ...(step.fills === undefined ? {} : { fills: step.fills }),
    ...(name === 'address' ? fromOffer(asking, known) : {}),
    title: step.title,
    intro: step.intro(asking).map((line) => text(line)),
    fields: fields.map((field) => ({ value: asking.draft[field.id], ...field })),
    ownValues: true,
    wrong: isWrong,
    issueOf: (typed) => (id) => sentenceAt(typedIn(typed), id),
    submit: (typed) => on(name, typedIn(typed), null, known),
    escape: (typed) => back(name, step.escapeForgets === true ? asking : typedIn(typed), known),
  };
}

function askingPage(step: AskingStepName, asking: Answers, isWrong: boolean): Page {
  return {
    name: step,
    topic,
    spec: (known) => askingSpec(step, asking, isWrong, known),
    hears: {
      wire: (wire) =>
        isAbout(wire.question, asking.wire)
          ? { to: 'stay', page: askingPage(step, { ...asking, wire }, isWrong) }
          : null,
    },
  };
}

function askingSpec(
  step: AskingStepName,
  asking: Answers,
  isWrong: boolean,
  known: Knowledge,
): ListSpec<ResetEffect, ResetAnswer> | FormSpec<ResetEffect, ResetAnswer> {
  switch (step) {
    case 'nic':
    case 'ipv4':
    case 'advanced':
    case 'ipv6':
    case 'names': {
      const [issue] = isWrong ? wrongAt(step, asking) : [];
      return listSpec(step, asking, issue === undefined ? '' : issueText(issue, 'console'), known);
    }
    case 'device':
    case 'address':
    case 'vlan':
    case 'address6':
    case 'nameServers':
    case 'coordinator':
    case 'bond':
      return formSpec(step, asking, isWrong, known);
  }
}

/** Where the last question leads back to. */
const ways: LastQuestionWays = {
  preview: (asking, known) => instead(previewPage(asking, known)),
  read: (checked, asking) => instead(readPage(checked, asking)),
};

/**
 * The preview of a checked request. It never shows outdated facts; when it changes, it starts at
 * its top again.
 */
function readPage(checked: PlannedReset, asking: Answers): Page {
  const { plan } = checked;
  const next = (): Leads =>
    plan === null ? { to: 'back' } : instead(confirmPage({ ...checked, plan }, asking, ways));
  const here = (): Leads => ({
    to: 'return',
    page: readPage(checked, asking),
    effects: [{ kind: 'readFacts' }],
  });
  const hear = (told: Answers, known: Knowledge): Leads => {
    const now = checkedNow(told, known);
    return now === null
      ? instead(previewPage(told, known))
      : { to: 'stay', page: readPage(now, told) };
  };
  const rebuildHint = asking.thenRebuild === true ? keyHints.noRebuild : keyHints.thenRebuild;
  const otherRebuild = (known: Knowledge): Leads =>
    instead(previewPage({ ...asking, thenRebuild: asking.thenRebuild !== true }, known));
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
        minutesKey(asking, (next) => instead(previewPage(next, known))),
      ],
      leave: [],
      escape: back('preview', asking, known),
      enter: plan === null ? null : { hint: keyHints.next, go: next },
    }),
    hears: {
      facts: (_, known) => {
        const now = checkedNow(asking, known);
        return now !== null && looksTheSame(now, checked)
          ? { to: 'stay', page: readPage(now, asking) }
          : instead(previewPage(asking, known));
      },
      wire: (wire, known) => hear({ ...asking, wire }, known),
      coordinatorTried: (coordinator, known) => hear({ ...asking, coordinator }, known),
    },
  };
}

/** The preview. A draft with issues has none, so it shows the step of the first issue instead. */
function previewPage(asking: Answers, known: Knowledge): Page {
  const checked = checkedNow(asking, known);
  if (checked !== null) return readPage(checked, asking);
  const [first] = wrong(asking);
  return askingPage(first === undefined ? 'advanced' : stepOfIssue(first, asking), asking, true);
}

/** The page of a step when it opens. */
function stepPage(step: StepName, asking: Answers, known: Knowledge): Page {
  if (step === 'intro') return introPage(asking);
  return step === 'preview' ? previewPage(asking, known) : askingPage(step, asking, false);
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
 * there are answers already (`asking`), or the former values are wanted.
 */
export function introPage(
  asking: Answers | null = null,
  former: FormerManagement | null = null,
): Page {
  return {
    name: 'intro',
    topic,
    spec: (known) => {
      const facts = currentFacts(known);
      const answers = asking ?? (facts === null ? null : firstAnswers(facts, former, known.status));
      return introSpec(
        answers === null ? null : () => on('intro', answers, null, known),
        former !== null,
      );
    },
  };
}
