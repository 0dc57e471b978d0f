import { keptNetworking, type Hazard, type ResetPlan } from '../../reset/index.js';
import {
  fieldWords,
  hazardText,
  keyHints,
  previewWords as words,
  resetTitles,
} from '../../text/index.js';
import { item, text, type Paragraph } from '../widgets/paragraph.js';
import type { FormSpec, Go, IssueOf, Typed } from '../widgets/spec.js';
import { consent, insistence } from './consent.js';
import type { ResetAnswer, ResetEffect } from './effects.js';
import { runPage } from './run.js';
import type { PlannedReset } from './steps/step.js';
import { wantedParagraphs } from './wanted.js';

/** A checked request that can be carried out. */
export type UnblockedReset = PlannedReset & { readonly plan: ResetPlan };

/** Hazards that stop the reset unless the operator insists. */
export function overridable({ hazards }: PlannedReset): readonly Hazard[] {
  return hazards.filter((hazard) => hazard.severity === 'blocks' && hazard.overridable);
}

/**
 * Requires exactly `yes` (no blank, no other case), and `override` too if a hazard would stop the
 * reset.
 */
function wrongAnswer(typed: Typed): IssueOf {
  return (id) => {
    const answer = typed(id);
    if (id === 'override') return answer === insistence ? '' : words.notOverride(answer);
    return id === 'answer' && answer !== consent ? words.notYes(answer) : '';
  };
}

function runningVmCount({ facts }: PlannedReset): Paragraph {
  if (!facts.runningVms.known) return text(words.confirmVmsUnknown, 'warning');
  const count = facts.runningVms.value.length;
  return count === 0 ? text(words.vmsNone) : text(words.confirmVms(count), 'warning');
}

/** Starts the reset. */
export function begin(
  checked: UnblockedReset,
  reason: string,
  by: string,
): Go<ResetEffect, ResetAnswer> {
  const { plan, facts } = checked;
  return {
    to: 'instead',
    page: runPage(),
    effects: [
      {
        kind: 'runReset',
        plan,
        basis: facts.files,
        loss: facts.loss.known ? facts.loss.value : null,
        wire: checked.wire.findings,
        kept: keptNetworking(facts, plan.createdAt),
        ...(checked.thenRebuild === true ? { thenRebuild: true as const } : {}),
        ...(checked.confirmWithin === undefined ? {} : { confirmWithin: checked.confirmWithin }),
        reason,
        overridden: overridable(checked).map(({ code }) => code),
        by,
      },
    ],
    guarded: true,
  };
}

/** Where the last question leads: back, and on after the word `yes`. */
export interface ConfirmWays {
  readonly back: () => Go<ResetEffect, ResetAnswer>;
  readonly go: (reason: string) => Go<ResetEffect, ResetAnswer>;
}

/** The last question: a summary and the word to type. */
export function confirmSpec(
  checked: UnblockedReset,
  { back, go }: ConfirmWays,
): FormSpec<ResetEffect, ResetAnswer> {
  const stopping = overridable(checked).map((hazard) => item(hazardText(hazard), 'bad', '! '));
  const ids = [
    ...(stopping.length === 0 ? [] : ['override' as const]),
    'answer',
    'reason',
  ] as const;
  return {
    kind: 'form',
    title: resetTitles.confirm,
    // Hazards to override take the place of the values, so that everything is visible at 80x24.
    intro: [
      text(words.confirmReboot, 'warning'),
      runningVmCount(checked),
      ...(stopping.length === 0 ? wantedParagraphs(checked) : stopping),
    ],
    fields: ids.map((id) => ({ id, ...fieldWords[id], value: '', isExact: true })),
    ownValues: true,
    enterSubmits: true,
    // A field that is still empty is no issue while the others are typed.
    issueOf: (typed) => (id) => (typed(id) === '' ? '' : wrongAnswer(typed)(id)),
    refuses: wrongAnswer,
    submit: (typed) => go(typed('reason')),
    escape: back,
    keys: [keyHints.start, keyHints.nextField, keyHints.back],
  };
}
