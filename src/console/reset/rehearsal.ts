import { refusedIn } from '../../reset/index.js';
import { keyHints, rehearsalLines, rehearsalWords as words } from '../../text/index.js';
import { item, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, KeySpec } from '../widgets/spec.js';
import { waitingMessage } from '../widgets/text-page.js';
import type { Rehearsed, ResetAnswer, ResetEffect } from './effects.js';
import type { PlannedReset } from './steps/step.js';

type Page = DialoguePage<ResetEffect, ResetAnswer>;
type Leads = Go<ResetEffect, ResetAnswer>;

/** Shown while the reset runs on the copy. Esc leaves it; the copy is deleted at its end. */
function goingPage(planId: string, rebuilds: boolean, back: Leads): Page {
  return {
    name: 'rehearsal',
    topic: 'rehearsal',
    busy: true,
    spec: () => waitingMessage(words.title, [text(words.going(rebuilds))], back),
    // An earlier rehearsal may still end.
    hears: {
      rehearsed: (ended) =>
        ended.planId === planId ? { to: 'instead', page: endedPage(ended.result, back) } : null,
    },
  };
}

/** A line of the report: it wraps between words, behind its blanks and its word of state. */
function lineOf(line: string): Paragraph {
  const [, mark = '', words = ''] = /^(\s*(?:\S+\s{2,})?)(.*)$/u.exec(line) ?? [];
  return item(words, 'plain', mark);
}

/** The report. Enter and Esc lead back to the preview. */
function endedPage(result: Rehearsed['result'], back: Leads): Page {
  return {
    name: 'rehearsal',
    topic: 'rehearsal',
    spec: () => ({
      kind: 'text',
      title: words.title,
      paragraphs: result.ok
        ? rehearsalLines(result.value, refusedIn(result.value)).map(lineOf)
        : [text(words.notMade(result.error), 'bad')],
      keys: [],
      leave: [],
      escape: back,
      enter: { hint: keyHints.close, go: () => back },
    }),
  };
}

/** The key that rehearses this reset; none while something blocks it. `back`: to the preview. */
export function rehearsalKeys(
  { plan, facts, wire, thenRebuild }: PlannedReset,
  by: string,
  back: Leads,
): readonly KeySpec<ResetEffect, ResetAnswer>[] {
  if (plan === null) return [];
  const rebuilds = thenRebuild === true;
  return [
    {
      key: 'r',
      hint: words.key,
      go: {
        to: 'page',
        page: goingPage(plan.id, rebuilds, back),
        effects: [
          { kind: 'rehearse', plan, facts, wire: wire.findings, thenRebuild: rebuilds, by },
        ],
        guarded: true,
      },
    },
  ];
}
