import { wayIn, xapiWarning } from '../../../text/index.js';
import { resetPage as words } from '../../../text/pages/network/reset.js';
import type { HostKnowledge, Knowledge } from '../../knowledge.js';
import type { Entered, MenuPage } from '../../menu/menu-page.js';
import { introPage } from '../../reset/dialogue.js';
import type { RebuildAnswer, RebuildEffect } from '../../rebuild/effects.js';
import { readingPage } from '../../rebuild/marks.js';
import type { ResetAnswer, ResetEffect } from '../../reset/effects.js';
import { interruptedPage } from '../../reset/interrupted.js';
import { portQuestionPage } from '../../reset/port-question.js';
import { noHint } from '../../widgets/moved.js';
import { blank, item, text, type Paragraph } from '../../widgets/paragraph.js';

/** What a reset does and costs, and what it means for this host's role in its pool. */
function beside({ facts }: HostKnowledge): readonly Paragraph[] {
  const role = facts?.pool.role;
  const ofRole =
    role === 'coordinator' ? [words.coordinator] : role === 'supporter' ? [words.supporter] : [];
  const xapi = facts === null ? null : xapiWarning(facts.xapi);
  return [
    ...words.intro.map((line) => text(line)),
    blank,
    text(words.doesTitle, 'heading'),
    ...words.does.map((line) => item(line)),
    blank,
    text(words.beforeTitle, 'heading'),
    ...words.before.map((line) => item(line)),
    ...ofRole.map((line) => item(line, 'warning')),
    ...(xapi === null ? [] : [item(xapi.what)]),
    blank,
    text(words.afterTitle, 'heading'),
    text(words.after),
  ];
}

/**
 * Opens the reset that stopped half-way if there is one, or the start-up's question which port is
 * meant. Otherwise opens a new reset with the known facts, while the host is read again.
 */
function enter({ unfinished, asked }: Knowledge): Entered<ResetEffect, ResetAnswer> {
  if (unfinished !== null) return { page: interruptedPage(unfinished) };
  return {
    page: asked === null ? introPage() : portQuestionPage(asked),
    effects: [{ kind: 'readFacts' }],
  };
}

/** The menu item Emergency Network Reset. */
export const reset: MenuPage<ResetEffect | RebuildEffect, ResetAnswer | RebuildAnswer> = {
  words,
  topic: 'reset',
  beside,
  keys: () => {
    const go = { to: 'page', page: readingPage(), effects: [{ kind: 'readRebuild' }] } as const;
    return [
      { key: 'f8', hint: words.rebuildKey, go },
      { key: 'b', hint: noHint, go },
    ];
  },
  way: () => wayIn.begin,
  guarded: true,
  enter,
};
