import type { Keyboard } from '../../../model/index.js';
import { objectsWords, unknownValue, wayIn } from '../../../text/index.js';
import { keyboardWords as words } from '../../../text/pages/locale/keyboard.js';
import type { AnswerTrial, KeyboardHeard, SaveKeyboard, TryKeyboard } from '../../keyboard.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { ObjectAnswer, ReadObjects } from '../../objects.js';
import { change, question } from '../../widgets/change.js';
import { blank, pair, text } from '../../widgets/paragraph.js';
import type { DialoguePage, Go, Row, Spec } from '../../widgets/spec.js';
import { message } from '../../widgets/text-page.js';

type Effects = TryKeyboard | AnswerTrial | SaveKeyboard | ReadObjects;
type Answers = ObjectAnswer | KeyboardHeard;
type Page = DialoguePage<Effects, Answers>;

const savePage = (layout: string): Page => ({
  name: 'keyboard save',
  topic: 'keyboard',
  spec: () =>
    question(
      words.saveTitle(layout),
      [text(words.ask(layout)), blank, text(words.askMore)],
      words.yes,
      change<Effects>({ kind: 'saveKeyboard', layout }, words.change),
    ),
});

/** The end of a trial, when nobody has kept the layout or it could not be loaded. */
const endPage = ({ state, layout, detail }: KeyboardHeard): Page => ({
  name: 'keyboard end',
  topic: 'keyboard',
  spec: () =>
    message(words.title, [
      state === 'back' ? text(words.back(layout)) : text(words.failed(layout, detail), 'bad'),
    ]),
});

/** The layout stays on this screen. */
const keptPage = (layout: string, saved: string): Page => ({
  name: 'keyboard kept',
  topic: 'keyboard',
  spec: () => ({
    kind: 'list',
    title: words.keptTitle(layout),
    intro: [text(words.kept(layout), 'good'), text(words.keptHow)],
    columns: [],
    preselected: 0,
    rows: [
      { cells: [words.leave, words.leaveMeans], disabled: '', go: { to: 'close' } },
      saveRow(layout, saved),
    ],
  }),
});

const saveRow = (layout: string, saved: string): Row<Effects, Answers> => ({
  cells: [words.save, words.saveMeans],
  disabled: layout === saved ? words.isSaved : '',
  go: () => ({ to: 'page', page: savePage(layout) }),
});

/** While a layout is loaded, the end of an earlier trial may still come. */
function triedHears(
  layout: string,
  saved: string,
  loaded: boolean,
  heard: KeyboardHeard,
): Go<Effects, Answers> | null {
  switch (heard.state) {
    case 'trying':
      return heard.layout === layout ? { to: 'instead', page: tryPage(layout, saved, true) } : null;
    case 'kept':
      return { to: 'instead', page: keptPage(layout, saved) };
    case 'back':
      return loaded ? { to: 'instead', page: endPage(heard) } : null;
    case 'failed':
      return loaded || heard.layout === layout ? { to: 'instead', page: endPage(heard) } : null;
    case 'saved':
      return null;
  }
}

/** The layout on trial: a field to type into. `loaded`: the screen has it. */
const tryPage = (layout: string, saved: string, loaded: boolean): Page => ({
  name: loaded ? 'keyboard try' : 'keyboard loading',
  topic: 'keyboard',
  spec: () =>
    loaded
      ? {
          kind: 'form',
          title: words.tryTitle(layout),
          intro: [text(words.tryIntro(layout))],
          fields: [{ id: 'keys', ...words.field, value: '' }],
          ownValues: true,
          issueOf: () => () => '',
          refuses: (typed) => () => (typed('keys') === '' ? words.typeFirst : ''),
          submit: () => ({
            to: 'stay',
            page: tryPage(layout, saved, true),
            effects: [{ kind: 'keepKeyboard' }],
          }),
          escape: () => ({ to: 'back', effects: [{ kind: 'endKeyboardTrial' }] }),
        }
      : {
          ...message(words.title, [text(words.loading, 'dim')]),
          leave: [{ kind: 'endKeyboardTrial' }],
        },
  hears: { keyboard: (heard) => triedHears(layout, saved, loaded, heard) },
});

const layoutPage = (layout: string, { place, saved }: Keyboard): Page => ({
  name: 'keyboard layout',
  topic: 'keyboard',
  spec: () => ({
    kind: 'list',
    title: words.one(layout),
    intro: [text(words.intro[place])],
    columns: [],
    preselected: 0,
    rows: [
      {
        cells: [words.try, words.tryMeans],
        disabled: words.noEffect[place],
        go: {
          to: 'page',
          page: tryPage(layout, saved, false),
          effects: [{ kind: 'tryKeyboard', layout }],
        },
      },
      saveRow(layout, saved),
    ],
  }),
});

/** The part of the name that stands for a language: "de" of "de-latin1-nodeadkeys". */
const stemOf = (layout: string): string => layout.split('-')[0] ?? '';

const layoutRow = (layout: string, found: Keyboard): Row<Effects, Answers> => ({
  cells: [words.layout(layout), words.language(stemOf(layout))],
  disabled: '',
  go: () => ({ to: 'page', page: layoutPage(layout, found) }),
});

const groupPage = (stem: string, layouts: readonly string[], found: Keyboard): Page => ({
  name: 'keyboard group',
  topic: 'keyboard',
  spec: () => ({
    kind: 'list',
    title: words.groupTitle(stem),
    intro: [text(words.group)],
    columns: [],
    preselected: Math.max(0, layouts.indexOf(found.saved)),
    rows: layouts.map((layout) => layoutRow(layout, found)),
  }),
});

function layoutsSpec(found: Keyboard, layouts: readonly string[]): Spec<Effects, Answers> {
  const stems = [...new Set(layouts.map(stemOf))];
  return {
    kind: 'list',
    title: words.title,
    intro: [
      pair(words.saved, words.layout(found.saved)),
      text(words.intro[found.place], found.place === 'here' ? 'plain' : 'warning'),
    ],
    columns: [],
    preselected: Math.max(0, stems.indexOf(stemOf(found.saved))),
    rows: stems.map((stem): Row<Effects, Answers> => {
      const group = layouts.filter((layout) => stemOf(layout) === stem);
      const [only = stem, another] = group;
      return another === undefined
        ? layoutRow(only, found)
        : {
            cells: [words.layout(stem), words.language(stem), words.count(group.length)],
            disabled: '',
            go: () => ({ to: 'page', page: groupPage(stem, group, found) }),
          };
    }),
  };
}

/** null: the layouts are still being read. */
const page = (found: Keyboard | null): Page => ({
  name: found === null ? 'keyboard reading' : 'keyboard',
  topic: 'keyboard',
  spec: () => {
    if (found === null) return message(words.title, [text(objectsWords.reading, 'dim')]);
    return found.layouts.known
      ? layoutsSpec(found, found.layouts.value)
      : message(words.title, [text(words.none(unknownValue(found.layouts.reason)), 'warning')]);
  },
  hears: {
    objects: (answer) =>
      answer.of === 'keyboard' && answer.found.known
        ? { to: 'instead', page: page(answer.found.value) }
        : null,
  },
});

/** The menu item Keyboard. */
export const keyboard: MenuPage<Effects, Answers> = {
  words,
  topic: 'keyboard',
  beside: () => [text(words.beside)],
  way: () => wayIn.open,
  enter: () => ({ page: page(null), effects: [{ kind: 'readObjects', of: 'keyboard' }] }),
};
