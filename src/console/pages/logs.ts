import { logIds, type Known, type LogEnd, type LogId } from '../../model/index.js';
import { clean, objectsWords, unknownValue, wayIn } from '../../text/index.js';
import { logsWords as words } from '../../text/pages/logs.js';
import type { Knowledge } from '../knowledge.js';
import type { MenuPage } from '../menu/menu-page.js';
import { text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, KeySpec, Spec } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';

/**
 * Reads the last lines of a log; answered by `log`. `follow`: again whenever it changes, until
 * another one is read or `stopLog`.
 */
export interface ReadLog {
  readonly kind: 'readLog';
  readonly log: LogId;
  readonly follow: boolean;
}

/** Stops following a log. */
export interface StopLog {
  readonly kind: 'stopLog';
}

/** The last lines of a log, secrets masked. */
export interface LogRead {
  readonly kind: 'log';
  readonly log: LogId;
  readonly found: Known<LogEnd>;
}

type Effects = ReadLog | StopLog;
type Page = DialoguePage<Effects, LogRead>;

interface Shown {
  readonly log: LogId;
  readonly found: Known<LogEnd>;
  readonly following: boolean;
  /** Only lines with all these words are shown, in either case; '' for all lines. */
  readonly only: string;
  /** How many short pages before the last one; 0 on a fast line, where one page holds all. */
  readonly back: number;
}

/** Lines on a page where every byte counts. */
const shortPage = 15;

/** The lines that have all the words. */
export function linesWith(lines: readonly string[], only: string): readonly string[] {
  const wanted = only.toLowerCase().split(/\s+/u);
  return lines.filter((line) => wanted.every((word) => line.toLowerCase().includes(word)));
}

function linesOf({ found, only }: Shown): readonly string[] {
  return found.known ? linesWith(found.value.lines, only) : [];
}

const stay = (shown: Shown, effects: readonly Effects[] = []): Go<Effects, LogRead> => ({
  to: 'stay',
  page: logPage(shown),
  effects,
});

function keysOf(shown: Shown, pages: number): readonly KeySpec<Effects, LogRead>[] {
  const { log, following, back } = shown;
  const on = !following;
  return [
    {
      key: 'f',
      hint: on ? words.follow : words.still,
      go: stay({ ...shown, following: on, back: 0 }, [
        on ? { kind: 'readLog', log, follow: true } : { kind: 'stopLog' },
      ]),
    },
    { key: 's', hint: words.search, go: { to: 'page', page: filterPage(shown) } },
    ...(back < pages - 1
      ? [{ key: 'o', hint: words.older, go: stay({ ...shown, back: back + 1 }) }]
      : []),
    ...(back > 0 ? [{ key: 'n', hint: words.newer, go: stay({ ...shown, back: back - 1 }) }] : []),
    {
      key: 'f5',
      hint: words.again,
      go: stay({ ...shown, back: 0 }, [{ kind: 'readLog', log, follow: following }]),
    },
  ];
}

/** What stands above and below the lines. */
function shownLines(shown: Shown, lines: readonly string[]): readonly Paragraph[] {
  const { found, only } = shown;
  if (!found.known)
    return [
      text(
        found.reason.code === 'absent' ? words.absent : words.unknown(unknownValue(found.reason)),
        'warning',
      ),
    ];
  return lines.length === 0 ? [text(only === '' ? words.empty : words.none(only))] : [];
}

function logSpec(shown: Shown, known: Knowledge): Spec<Effects, LogRead> {
  const { found, following, only, back, log } = shown;
  const lines = linesOf(shown);
  const pages = known.shortPages ? Math.max(1, Math.ceil(lines.length / shortPage)) : 1;
  const last = lines.length - Math.min(back, pages - 1) * shortPage;
  const page = known.shortPages ? lines.slice(Math.max(0, last - shortPage), last) : lines;
  const first = page.length === 0 || page[0] === lines[0];
  return {
    kind: 'text',
    title: words.one(words.names[log].label),
    tail: true,
    paragraphs: [
      ...(first && found.known && found.value.earlier ? [text(words.earlier, 'dim')] : []),
      ...shownLines(shown, lines),
      ...page.map((line) => text(clean(line))),
      ...(only === '' ? [] : [text(words.filtered(only), 'accent')]),
      ...(following && back === 0 ? [text(words.following, 'dim')] : []),
    ],
    keys: keysOf(shown, pages),
    leave: following ? [{ kind: 'stopLog' }] : [],
    escape: 'back',
  };
}

const heard =
  (shown: Shown, to: 'stay' | 'instead') =>
  ({ log, found }: LogRead): Go<Effects, LogRead> | null =>
    log === shown.log ? { to, page: logPage({ ...shown, found }) } : null;

/** The last lines of a log. */
const logPage = (shown: Shown): Page => ({
  name: 'log',
  topic: 'logs',
  spec: (known) => logSpec(shown, known),
  hears: { log: heard(shown, 'stay') },
});

/** The form for the words that a line must have. */
const filterPage = (shown: Shown): Page => ({
  name: 'log filter',
  topic: 'logs',
  spec: () => ({
    kind: 'form',
    title: words.filterTitle,
    intro: [text(words.filterIntro)],
    fields: [{ id: 'words', ...words.field, value: shown.only }],
    issueOf: () => () => '',
    submit: (typed) => ({
      to: 'return',
      page: logPage({ ...shown, only: typed('words'), back: 0 }),
      effects: [{ kind: 'readLog', log: shown.log, follow: shown.following }],
    }),
  }),
});

/** While a log is being read. */
const readingPage = (log: LogId): Page => ({
  name: 'log reading',
  topic: 'logs',
  spec: () => message(words.one(words.names[log].label), [text(objectsWords.reading, 'dim')]),
  hears: {
    log: heard(
      {
        log,
        found: { known: true, value: { lines: [], earlier: false } },
        following: false,
        only: '',
        back: 0,
      },
      'instead',
    ),
  },
});

const listPage: Page = {
  name: 'logs',
  topic: 'logs',
  spec: () => ({
    kind: 'list',
    title: words.label,
    intro: [text(words.intro)],
    columns: [],
    preselected: 0,
    rows: logIds.map((log) => ({
      cells: [words.names[log].label, words.names[log].means],
      disabled: '',
      go: {
        to: 'page',
        page: readingPage(log),
        effects: [{ kind: 'readLog', log, follow: false }],
        guarded: true,
      },
    })),
  }),
};

/** The menu item Logs. */
export const logs: MenuPage<Effects, LogRead> = {
  words,
  topic: 'logs',
  beside: () => [text(words.beside)],
  way: () => wayIn.open,
  guarded: true,
  enter: () => ({ page: listPage }),
};
