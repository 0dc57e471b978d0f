import { clean, helpWords as words, keyHints } from '../../text/index.js';
import { blank, item, layout, text, type Paragraph } from '../widgets/paragraph.js';
import { geometry } from '../frame/geometry.js';
import type { InputEvent } from '../key.js';
import type { HelpState } from './help-state.js';
import { selectedItem } from '../menu/menu.js';
import { pageOf } from '../pages/index.js';
import type { Dialogue } from '../widgets/dialogue.js';
import { scrolled } from '../widgets/scroll.js';
import { wholePage } from './whole-page.js';
import type { Kinded } from '../widgets/spec.js';
import type { ConsoleState, Update } from '../state.js';
import type { Line, PageView } from '../view.js';

const about = (topic: string, section: string): HelpState => ({ topic, section, first: 0 });

/**
 * The help for a page of a dialogue: in a form it is about the focused field. A number at the end
 * of a page's name counts pages of one kind.
 */
function helpOnPage<E extends Kinded, A extends Kinded>({
  page,
  cursor: { form },
}: Dialogue<E, A>): HelpState {
  return about(page.topic, form?.fields[form.focused]?.id ?? page.name.replace(/ \d+$/u, ''));
}

/** The help for what is on the screen now. */
export function helpOn({ login, dialogue, restart, menu }: ConsoleState): HelpState {
  if (login !== null) return helpOnPage(login.form);
  if (dialogue !== null) return helpOnPage(dialogue);
  if (restart !== null && !restart.hidden)
    return about(restart.result === null ? 'restart' : 'afterwards', '');
  return about(pageOf(selectedItem(menu)).topic, '');
}

/**
 * A help text as the parts to show: the section of a page or field, then the text itself. A section
 * begins with its name in brackets, before its heading.
 */
export function helpParts(text: string, section: string): readonly string[] {
  const [whole = '', ...sections] = text.split(/\n(?=\[)/u);
  const opening = `[${section}] `;
  return [
    ...sections
      .filter((part) => part.startsWith(opening))
      .map((part) => part.slice(opening.length)),
    whole,
  ];
}

/** Topics whose pages have the fields of another topic: the section of a field is there. */
const sharesFieldsWith: Readonly<Record<string, string>> = { management: 'reset' };

/** A help text as paragraphs: texts between blank lines, items behind "- ". */
function paragraphsOf(page: string): readonly Paragraph[] {
  return page
    .trim()
    .split(/\n{2,}/u)
    .flatMap((paragraph, index) => {
      const parts = paragraph.split(/\n(?=- )/u).map((part) => clean(part));
      const paragraphs = parts.map((part) =>
        part.startsWith('- ') ? item(part.slice(2)) : text(part, index === 0 ? 'heading' : 'plain'),
      );
      return index === 0 ? paragraphs : [blank, ...paragraphs];
    });
}

/**
 * The help page's lines: what a small window hides of the page below, the section, the topic, then
 * the keys that work everywhere.
 */
function helpLines({ topic, section }: HelpState, state: ConsoleState): readonly Line[] {
  const { columns } = geometry(state.size).dialogue;
  const texts = state.options.help ?? {};
  const parts = helpParts(texts[topic] ?? '', section);
  const shared = helpParts(texts[sharesFieldsWith[topic] ?? ''] ?? '', section).slice(0, -1);
  const pages = [
    ...(parts.length === 1 ? [...shared, ...parts] : parts),
    ...helpParts(texts['keys'] ?? '', ''),
  ].filter((part) => part !== '');
  const paragraphs = pages
    .map(paragraphsOf)
    .flatMap((page, index) => (index === 0 ? page : [blank, ...page]));
  return [
    ...wholePage(state),
    ...layout(paragraphs.length === 0 ? [text(words.missing)] : paragraphs, columns),
  ];
}

/**
 * The console after an input on its help page. F1, Enter and Esc close it; what lies below is
 * unchanged.
 */
export function helpInput(state: ConsoleState, help: HelpState, input: InputEvent): Update {
  const closes =
    input.kind === 'key' &&
    (input.key === 'escape' || input.key === 'enter' || input.key === 'f1' || input.key === 'left');
  if (closes) return { state: { ...state, help: null }, effects: [] };
  return {
    state: {
      ...state,
      help: {
        ...help,
        first: scrolled(
          help.first,
          input,
          helpLines(help, state).length,
          geometry(state.size).dialogue.rows,
        ),
      },
    },
    effects: [],
  };
}

/** The help page as data for a face to draw. */
export function helpView(help: HelpState, state: ConsoleState): PageView {
  return {
    kind: 'page',
    title: words.title,
    lines: helpLines(help, state),
    first: help.first,
    field: null,
    keys: [keyHints.scrollLines, keyHints.back],
  };
}
