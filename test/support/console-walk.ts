import { allItems, labelOf, menuAt } from '../../src/console/menu/menu.js';
import type { HostStatus, HostFacts } from '../../src/model/index.js';
import {
  initialConsole,
  update,
  view,
  type ConsoleEvent,
  type ConsoleOptions,
  type ConsoleState,
  type ConsoleView,
  type Effect,
  type Line,
} from '../../src/console/index.js';
import { hostFacts, hostStatus } from './host/walk-host.js';

/** A console and everything it has asked for so far. */
export interface Walk {
  readonly state: ConsoleState;
  readonly effects: readonly Effect[];
}

/** A console just started at `columns` x `rows`; `more` says what is different. */
export function start(columns = 80, rows = 24, more: Partial<ConsoleOptions> = {}): Walk {
  const { state, effects } = initialConsole({
    size: { columns, rows },
    now: '2026-01-02T03:04:05Z',
    offsetMinutes: 0,
    zone: 'UTC',
    session: 'walk',
    program: 'xsconsole 0.1.0',
    user: 'root',
    embeddedRoot: '',
    ...more,
  });
  return { state, effects };
}

/** The console after events. */
export function tell(walk: Walk, ...events: readonly ConsoleEvent[]): Walk {
  return events.reduce(({ state, effects }, event): Walk => {
    const next = update(state, event);
    return { state: next.state, effects: [...effects, ...next.effects] };
  }, walk);
}

const keys = [
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pageup',
  'pagedown',
  'enter',
  'escape',
  'tab',
  'backtab',
  'backspace',
  'delete',
  'clear',
  'f1',
  'f5',
  'f8',
  'redraw',
] as const;

/** One press: a key's name, `type:TEXT`, or `clear` (End, then Backspace to the beginning). */
export function pressed(press: string): readonly ConsoleEvent[] {
  if (press.startsWith('type:')) return [{ kind: 'text', text: press.slice(5) }];
  if (press === 'clear')
    return [
      { kind: 'key', key: 'end' },
      ...Array.from({ length: 60 }, (): ConsoleEvent => ({ kind: 'key', key: 'backspace' })),
    ];
  const key = keys.find((name) => name === press);
  if (key === undefined) throw new Error(`no key ${press}`);
  return [{ kind: 'key', key }];
}

/** The console after presses. */
export function press(walk: Walk, ...presses: readonly string[]): Walk {
  return presses.reduce((at, one) => tell(at, ...pressed(one)), walk);
}

/** A started console that has read its host. */
export function ready(
  facts: HostFacts = hostFacts(),
  status: HostStatus = hostStatus(),
  columns = 80,
  rows = 24,
): Walk {
  return tell(start(columns, rows), { kind: 'facts', facts }, { kind: 'status', status });
}

/** A console that has read its host and needs a login. Nobody is logged in. */
export function locked(more: Partial<ConsoleOptions> = {}): Walk {
  const at = start(80, 24, {
    user: '',
    login: { user: 'root', hint: '', passwordSet: true },
    ...more,
  });
  return tell(at, { kind: 'facts', facts: hostFacts() }, { kind: 'status', status: hostStatus() });
}

/** Opens the item with this label, in whichever menu it is. */
export function openItem(walk: Walk, label: string): Walk {
  const place = allItems().find(({ item }) => labelOf(item) === label);
  if (place === undefined) throw new Error(`no item ${label}`);
  return press(
    { ...walk, state: { ...walk.state, menu: menuAt(walk.state.menu, place) } },
    'enter',
  );
}

/** What was asked for since `before`. */
export function askedSince(before: Walk, after: Walk): readonly Effect[] {
  return after.effects.slice(before.effects.length);
}

/** The reset's dialogue opened on its first page. */
export function opened(facts: HostFacts = hostFacts()): Walk {
  return press(ready(facts), 'type:n', 'enter', 'type:e', 'enter');
}

const plain = (lines: readonly Line[]): readonly string[] =>
  lines.map((line) => line.map(({ text }) => text).join(''));

function dialogueLines(dialogue: NonNullable<ConsoleView['dialogue']>): readonly string[] {
  switch (dialogue.kind) {
    case 'page':
      return plain(dialogue.lines);
    case 'choice':
      return [
        ...plain(dialogue.intro),
        ...dialogue.options.map(
          ({ cells, disabled }, index) =>
            `${index === dialogue.selected ? '>' : ' '} ` +
            cells.filter((cell) => cell !== '').join(' | ') +
            (disabled === '' ? '' : ` (${disabled})`),
        ),
        ...plain(dialogue.notice),
      ];
    case 'form':
      return [
        ...plain(dialogue.intro),
        ...dialogue.fields.flatMap(({ label, value, issue }, index) => [
          `${index === dialogue.focused ? '>' : ' '} ${label}: ${value}`,
          ...(issue === '' ? [] : [`  ! ${issue}`]),
        ]),
        ...plain(dialogue.notice),
      ];
    case 'progress':
      return [
        ...dialogue.steps.map(
          ({ label, state, note }) => `${label}: ${state}${note === '' ? '' : ` (${note})`}`,
        ),
        ...plain(dialogue.summary),
      ];
  }
}

/**
 * What the console shows, in reading order: the dialogue with its title, or menu title, page title
 * and page.
 */
export function shown(walk: Walk): readonly string[] {
  const seen = view(walk.state);
  if (seen.dialogue !== null) return [seen.dialogue.title, ...dialogueLines(seen.dialogue)];
  return [seen.menu.title, seen.itemPage.title, ...plain(seen.itemPage.lines)];
}

/** The title of what is shown. */
export function title(walk: Walk): string {
  return shown(walk)[0] ?? '';
}

/** All lines that must fit an area, with the area's width. */
export function measured(walk: Walk): readonly Line[] {
  const { itemPage, dialogue } = view(walk.state);
  if (dialogue === null) return itemPage.lines;
  switch (dialogue.kind) {
    case 'page':
      return dialogue.lines;
    case 'progress':
      return dialogue.summary;
    case 'choice':
    case 'form':
      return [...dialogue.intro, ...dialogue.notice];
  }
}
