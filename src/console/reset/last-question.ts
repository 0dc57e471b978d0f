import type { Knowledge } from '../knowledge.js';
import type { DialoguePage, Go } from '../widgets/spec.js';
import { checkedNow } from './check.js';
import { begin, confirmSpec, overridable, type UnblockedReset } from './confirm.js';
import type { ResetAnswer, ResetEffect } from './effects.js';
import { asksTheSame } from './new-facts.js';
import type { Answers, PlannedReset } from './steps/step.js';
import { isTried, tryingSpec } from './trying.js';

type Page = DialoguePage<ResetEffect, ResetAnswer>;
type Leads = Go<ResetEffect, ResetAnswer>;

/** Where the last question leads back to. */
export interface LastQuestionWays {
  /** The preview, made anew. */
  readonly preview: (answers: Answers, known: Knowledge) => Leads;
  /** The preview as it was read. */
  readonly read: (checked: PlannedReset, answers: Answers) => Leads;
}

const instead = (page: Page): Leads => ({ to: 'instead', page });

/**
 * The last question. It takes over new facts of the host. If they would change the question, it
 * leads back to the preview.
 */
export function confirmPage(
  checked: UnblockedReset,
  answers: Answers,
  ways: LastQuestionWays,
): Page {
  const hear = (heard: Answers, known: Knowledge): Leads => {
    const now = checkedNow(heard, known);
    return now === null || now.plan === null
      ? ways.preview(heard, known)
      : { to: 'stay', page: confirmPage({ ...now, plan: now.plan }, heard, ways) };
  };
  return {
    name: 'confirm',
    topic: 'reset',
    spec: ({ by }) =>
      confirmSpec(checked, {
        back: () => ways.read(checked, answers),
        go: (reason) =>
          isTried(answers, checked)
            ? begin(checked, reason, by)
            : instead(tryingPage(checked, answers, ways, reason)),
      }),
    hears: {
      facts: (_, known) => {
        const now = checkedNow(answers, known);
        if (now === null || now.plan === null || !asksTheSame(now, checked))
          return ways.preview(answers, known);
        return { to: 'stay', page: confirmPage({ ...now, plan: now.plan }, answers, ways) };
      },
      wire: (wire, known) => hear({ ...answers, wire }, known),
      coordinatorTried: (coordinator, known) => hear({ ...answers, coordinator }, known),
    },
  };
}

/**
 * `yes` was typed before the coordinator has answered. The reset begins when it is known who that
 * is. If it must be insisted on, that is asked first.
 */
function tryingPage(
  checked: UnblockedReset,
  answers: Answers,
  ways: LastQuestionWays,
  reason: string,
): Page {
  return {
    name: 'trying',
    topic: 'reset',
    spec: () => tryingSpec(checked, instead(confirmPage(checked, answers, ways))),
    hears: {
      coordinatorTried: (coordinator, known) => {
        const tried = { ...answers, coordinator };
        const now = checkedNow(tried, known);
        if (now === null || now.plan === null) return ways.preview(tried, known);
        const ready = { ...now, plan: now.plan };
        return overridable(ready).length > overridable(checked).length
          ? instead(confirmPage(ready, tried, ways))
          : begin(ready, reason, known.by);
      },
    },
  };
}
