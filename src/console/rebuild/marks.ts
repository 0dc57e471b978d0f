import { itemKey, planRebuild, type NamedItem } from '../../reset/index.js';
import { clean, rebuildDialogueWords as words, rebuildReasonText } from '../../text/index.js';
import { question } from '../widgets/change.js';
import { text } from '../widgets/paragraph.js';
import type { Row } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';
import type { ResetAnswer, ResetEffect } from '../reset/effects.js';
import type {
  KeptAndNow,
  RebuildAnswer,
  RebuildEffect,
  RebuildGo,
  RebuildPage,
  RebuildRead,
} from './effects.js';
import { workPage } from './work.js';

type Marks = ReadonlySet<string>;
type MarkRow = Row<RebuildEffect | ResetEffect, RebuildAnswer | ResetAnswer>;

const restoring = ({ restores }: KeptAndNow): Pick<KeptAndNow, 'restores'> =>
  restores === undefined ? {} : { restores };

const allOf = (read: KeptAndNow): readonly NamedItem[] =>
  planRebuild(read.kept.networking, read.now, { only: [], ...restoring(read) });

/** The items to make. A marked item may need another one that is not marked. */
const marked = (read: KeptAndNow, marks: Marks): readonly NamedItem[] =>
  planRebuild(read.kept.networking, read.now, { only: [], keys: marks, ...restoring(read) });

/** The same with the former addresses of management, or without them again. */
function turned({ restores, ...read }: KeptAndNow): KeptAndNow {
  return restores === undefined ? { ...read, restores: true } : read;
}

/** Marks for every item that can be made. */
function everything(read: KeptAndNow): Marks {
  return new Set(
    allOf(read)
      .filter(({ state }) => state === 'planned')
      .map(itemKey),
  );
}

const why = ({ reason }: NamedItem): string => (reason === null ? '' : rebuildReasonText(reason));

function toggled(marks: Marks, key: string): Marks {
  const next = new Set(marks);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** An item with its mark. If it cannot be made, it is greyed and shows the reason. */
function itemRow(
  read: KeptAndNow,
  marks: Marks,
  whole: NamedItem,
  own: NamedItem | undefined,
): MarkRow {
  const item = own ?? whole;
  const key = itemKey(item);
  const isMarked = marks.has(key);
  return {
    cells: [
      words.row(item.kind, whole.state !== 'planned' ? null : isMarked),
      clean(item.name),
      clean(item.label),
      isMarked || whole.state !== 'planned' ? words.states[item.state] : words.left,
    ],
    disabled:
      whole.state === 'planned' ? '' : why(whole) === '' ? words.states[whole.state] : why(whole),
    go: () => ({ to: 'stay', page: marksPage(read, toggled(marks, key)) }),
  };
}

/** The list of items, where all, none or single ones can be marked. */
function marksPage(read: KeptAndNow, marks: Marks): RebuildPage {
  return {
    name: 'rebuild',
    topic: 'rebuild',
    spec: () => {
      const all = allOf(read);
      const chosen = new Map(marked(read, marks).map((item) => [itemKey(item), item]));
      const can = everything(read);
      const row = (label: string, disabled: string, to: Marks): MarkRow => ({
        cells: [label, '', '', ''],
        disabled,
        go: { to: 'stay', page: marksPage(read, to) },
      });
      return {
        kind: 'list',
        title: words.title,
        intro: words.intro(read.kept).map((line) => text(line)),
        columns: words.columns,
        spare: [2],
        preselected: 0,
        rows: [
          {
            cells: [words.start(marks.size), '', '', ''],
            disabled: can.size === 0 ? words.nothingToDo : marks.size === 0 ? words.noMark : '',
            go: () => ({ to: 'page', page: askPage(read, marks) }),
          },
          row(words.all, marks.size === can.size ? words.allMarked : '', can),
          row(words.none, marks.size === 0 ? words.noMark : '', new Set()),
          ...all.map((item) => itemRow(read, marks, item, chosen.get(itemKey(item)))),
        ],
        keys: [
          {
            key: 'u',
            hint: read.restores === undefined ? words.keys.restore : words.keys.leave,
            go: () => {
              const next = turned(read);
              return { to: 'stay', page: marksPage(next, everything(next)) };
            },
          },
        ],
        notice: (selected) => {
          const item = all[selected - 3];
          const own = item === undefined ? undefined : (chosen.get(itemKey(item)) ?? item);
          return own === undefined || why(own) === '' ? [] : [text(why(own), 'warning')];
        },
      };
    },
  };
}

const again = (): RebuildGo => ({
  to: 'instead',
  page: readingPage(),
  effects: [{ kind: 'readRebuild' }],
});

/** The last question: which items are made, and what that interrupts. */
function askPage(read: KeptAndNow, marks: Marks): RebuildPage {
  return {
    name: 'ask',
    topic: 'rebuild',
    spec: () => {
      const items = marked(read, marks).filter(({ state }) => state === 'planned');
      const has = (kind: NamedItem['kind']): boolean => items.some((item) => item.kind === kind);
      return question(
        words.askTitle,
        [
          text(words.makes(items.map(({ kind, name }) => `${kind} ${clean(name)}`))),
          ...(has('Bond') ? [text(words.bondCosts, 'warning')] : []),
          ...(has('management') ? [text(words.managementMoves, 'warning')] : []),
        ],
        words.yes,
        {
          to: 'instead',
          page: workPage(
            { items, done: new Map(), stopping: false },
            { title: words.title, again },
          ),
          effects: [
            {
              kind: 'rebuild',
              planId: read.planId,
              kept: read.kept,
              keys: [...marks],
              ...restoring(read),
            },
          ],
          guarded: true,
        },
      );
    },
  };
}

/** A page with one sentence, such as what it waits for or why nothing can be made. */
function saying(sentence: string, tone: 'plain' | 'warning'): ReturnType<RebuildPage['spec']> {
  return message(words.title, [text(sentence, tone)], 'close');
}

function found(read: RebuildRead['read']): RebuildPage {
  if (read.state === 'kept') return marksPage(read, everything(read));
  const sentence =
    read.state === 'nothingKept' ? words.nothingKept : words.unreachable(read.detail);
  return { name: 'nothing', topic: 'rebuild', spec: () => saying(sentence, 'warning') };
}

/** The first page, shown until the kept and the present networking are read. */
export function readingPage(): RebuildPage {
  return {
    name: 'reading',
    topic: 'rebuild',
    spec: () => saying(words.reading, 'plain'),
    hears: { rebuildRead: ({ read }) => ({ to: 'instead', page: found(read) }) },
  };
}
