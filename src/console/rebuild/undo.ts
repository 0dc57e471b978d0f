import {
  formerManagement,
  itemKey,
  managementFirst,
  managementKeys,
  managementObstacle,
  planRebuild,
  type FormerManagement,
  type NamedItem,
} from '../../reset/index.js';
import {
  formerLine,
  formerText,
  rebuildLine,
  rebuildWhy,
  undoDialogueWords as words,
  undoLiveWords,
} from '../../text/index.js';
import type { Knowledge } from '../knowledge.js';
import { introPage } from '../reset/dialogue.js';
import { question } from '../widgets/change.js';
import { blank, text, verbatim } from '../widgets/paragraph.js';
import { message } from '../widgets/text-page.js';
import type { RebuildPage, UndoRead } from './effects.js';
import { workPage } from './work.js';

type Undoable = Extract<UndoRead['read'], { readonly state: 'kept' }>;

function saying(sentence: string): RebuildPage {
  return {
    name: 'undo says',
    topic: 'undo',
    spec: () => message(words.title, [text(sentence)], 'close'),
  };
}

/** Why XenAPI cannot bring the former networking back, and the reset that can. */
function offerPage(why: string, former: FormerManagement | null): RebuildPage {
  return {
    name: 'undo offers',
    topic: 'undo',
    spec: () => ({
      kind: 'text',
      title: words.title,
      paragraphs: [
        text(undoLiveWords.notPossible(why), 'warning'),
        blank,
        text(formerLine(former)),
        blank,
        text(words.offer),
        blank,
        text(formerText(former)),
      ],
      keys: [],
      leave: [],
      escape: 'close',
      enter: {
        hint: words.keys.reset,
        go: () => ({
          to: 'instead',
          page: introPage(null, former),
          effects: [{ kind: 'readFacts' }],
        }),
      },
    }),
  };
}

/** What changes, with the management interface first, and the question. */
function askPage(
  { planId, kept }: Undoable,
  items: readonly NamedItem[],
  former: FormerManagement | null,
): RebuildPage {
  const wanted = items.filter(({ state }) => state === 'planned');
  return {
    name: 'undo asks',
    topic: 'undo',
    spec: () =>
      question(
        words.title,
        [
          text(words.intro),
          text(formerLine(former)),
          text(words.moves, 'warning'),
          blank,
          ...items.map((item) =>
            item.state === 'impossible'
              ? text(rebuildLine(item, item.state), 'warning')
              : verbatim(rebuildLine(item, item.state)),
          ),
        ],
        words.yes,
        {
          to: 'instead',
          page: workPage(
            { items: wanted, done: new Map(), stopping: false },
            {
              title: words.title,
              again: () => ({
                to: 'instead',
                page: undoReadingPage(),
                effects: [{ kind: 'readUndo' }],
              }),
              otherwise: (why) => offerPage(why, former),
            },
          ),
          effects: [
            {
              kind: 'rebuild',
              planId,
              kept,
              keys: wanted.map(itemKey),
              first: [...managementKeys(items)],
              restores: true,
            },
          ],
          guarded: true,
        },
      ),
  };
}

function found({ read, record }: UndoRead, { facts }: Knowledge): RebuildPage {
  const former = record === null ? null : formerManagement(record, facts);
  switch (read.state) {
    case 'nothing':
      return saying(words.nothing);
    case 'pending':
      return saying(words.pending);
    case 'impossible':
      return offerPage(read.why, former);
    case 'kept': {
      const items = managementFirst(
        planRebuild(read.kept.networking, read.now, { only: [], restores: true }),
      );
      const obstacle = managementObstacle(items);
      if (!items.some(({ kind }) => kind === 'management'))
        return offerPage(undoLiveWords.managementUnknown, former);
      if (obstacle !== null)
        return offerPage(`${rebuildWhy({ ...obstacle, detail: '' })}.`, former);
      return items.some(({ state }) => state === 'planned')
        ? askPage(read, items, former)
        : saying(words.stands);
    }
  }
}

/** The first page of undoing a completed reset, shown until everything is read. */
export function undoReadingPage(): RebuildPage {
  return {
    name: 'undo reads',
    topic: 'undo',
    spec: () => message(words.title, [text(words.reading)], 'close'),
    hears: { undoRead: (answer, known) => ({ to: 'instead', page: found(answer, known) }) },
  };
}
