import { keyHints, objectsWords as words } from '../../text/index.js';
import type { Known, Reason } from '../../model/index.js';
import type { Knowledge } from '../knowledge.js';
import type { Objects, ObjectAnswer, ReadObjects } from '../objects.js';
import { text, type Paragraph } from './paragraph.js';
import type { DialoguePage, Go, Kinded, ListSpec, Row, RowKey, Spec } from './spec.js';
import { message } from './text-page.js';

/** An object in a list. */
export interface ListedObject {
  readonly ref: string;
  readonly name: string;
}

/** A list of objects that are read when it is opened, and what can be done with them, as data. */
export interface ObjectsSpec<T extends ListedObject, V, E extends Kinded> {
  readonly title: string;
  /** Name of its help page; the names of its pages begin with it. */
  readonly topic: string;
  readonly read: ReadObjects;
  /** null: the answer is about other objects. */
  readonly found: (answer: Objects) => Known<V> | null;
  readonly rows: (found: V) => readonly T[];
  readonly columns: readonly string[];
  readonly spare?: readonly number[];
  /** The cells after the name. */
  readonly cells: (one: T, known: Knowledge) => readonly string[];
  readonly intro: (found: V, known: Knowledge) => readonly Paragraph[];
  /** The details of one object. */
  readonly details: (one: T, found: V, known: Knowledge) => readonly Paragraph[];
  /** The words for several objects: "3 VMs". */
  readonly several: (count: number) => string;
  /** Shown if there are none. */
  readonly none: string;
  /** What can be done with the chosen objects. `back`: where it leads afterwards. */
  readonly verbs: (
    chosen: readonly T[],
    found: V,
    known: Knowledge,
    back: Go<E, ObjectAnswer>,
  ) => readonly Row<E, ObjectAnswer>[];
  /** Rows above the objects, for what can be done with all of them or without any. */
  readonly general?: (
    found: V,
    known: Knowledge,
    back: Go<E, ObjectAnswer>,
  ) => readonly Row<E, ObjectAnswer>[];
  /** Shown if the objects cannot be read. */
  readonly unknown: (reason: Reason, known: Knowledge) => readonly Paragraph[];
}

type Page<E extends Kinded> = DialoguePage<E | ReadObjects, ObjectAnswer>;
type Own<T extends ListedObject, V, E extends Kinded> = ObjectsSpec<T, V, E | ReadObjects>;

function hearsAgain<T extends ListedObject, V, E extends Kinded>(
  own: Own<T, V, E>,
  marked: ReadonlySet<string>,
  to: 'stay' | 'instead',
): NonNullable<Page<E>['hears']> {
  return {
    objects: (answer) => {
      const found = own.found(answer);
      return found === null ? null : { to, page: listPage(own, found, marked) };
    },
  };
}

/** The chosen objects: the marked ones, or the one under the bar if none is marked. */
function chosenOf<T extends ListedObject>(
  rows: readonly T[],
  marked: ReadonlySet<string>,
  one: T,
): readonly T[] {
  const several = rows.filter(({ ref }) => marked.has(ref));
  return several.length === 0 ? [one] : several;
}

/** Goes back to the list and reads it again, so that it shows the result. */
function backTo<T extends ListedObject, V, E extends Kinded>(
  own: Own<T, V, E>,
  value: V,
): Go<E | ReadObjects, ObjectAnswer> {
  return {
    to: 'return',
    page: listPage(own, { known: true, value }, new Set()),
    effects: [own.read],
  };
}

function verbsPage<T extends ListedObject, V, E extends Kinded>(
  own: Own<T, V, E>,
  value: V,
  chosen: readonly T[],
): Page<E> {
  const back = backTo(own, value);
  const [first] = chosen;
  return {
    name: `${own.topic} verbs`,
    topic: own.topic,
    spec: (known) => ({
      kind: 'list',
      title: chosen.length === 1 ? words.nameOf(first?.name ?? '') : own.several(chosen.length),
      intro:
        chosen.length === 1 && first !== undefined
          ? own.details(first, value, known)
          : chosen.map(({ name }) => text(words.nameOf(name))),
      columns: [],
      preselected: 0,
      rows: own.verbs(chosen, value, known, back),
    }),
  };
}

function listSpec<T extends ListedObject, V, E extends Kinded>(
  own: Own<T, V, E>,
  value: V,
  marked: ReadonlySet<string>,
  known: Knowledge,
): ListSpec<E | ReadObjects, ObjectAnswer> {
  const rows = own.rows(value);
  const stay = (marks: ReadonlySet<string>): Go<E | ReadObjects, ObjectAnswer> => ({
    to: 'stay',
    page: listPage(own, { known: true, value }, marks),
  });
  const general = own.general?.(value, known, backTo(own, value)) ?? [];
  const isMarked = ({ ref }: T): boolean => marked.has(ref);
  const sign = (one: T): string => (isMarked(one) ? '* ' : rows.some(isMarked) ? '  ' : '');
  const mark: RowKey<E | ReadObjects, ObjectAnswer> = {
    key: ' ',
    hint: keyHints.mark,
    go: (selected) => {
      const one = rows[selected - general.length];
      if (one === undefined) return stay(marked);
      const others = new Set([...marked].filter((ref) => ref !== one.ref));
      return stay(isMarked(one) ? others : new Set([...marked, one.ref]));
    },
  };
  return {
    kind: 'list',
    title: own.title,
    intro: [...own.intro(value, known), ...(rows.length === 0 ? [text(own.none)] : [])],
    columns: rows.length === 0 ? [] : own.columns,
    ...(own.spare === undefined ? {} : { spare: own.spare }),
    preselected: 0,
    rows: [
      ...general,
      ...rows.map((one): Row<E | ReadObjects, ObjectAnswer> => ({
        cells: [`${sign(one)}${words.nameOf(one.name)}`, ...own.cells(one, known)],
        disabled: '',
        go: () => ({ to: 'page', page: verbsPage(own, value, chosenOf(rows, marked, one)) }),
      })),
    ],
    keys: [
      ...(rows.length > 1 ? [mark] : []),
      {
        key: 'f5',
        hint: keyHints.refresh,
        go: () => ({ ...stay(marked), effects: [own.read] }),
      },
    ],
  };
}

function unknownSpec<T extends ListedObject, V, E extends Kinded>(
  own: Own<T, V, E>,
  reason: Reason,
  known: Knowledge,
): Spec<E | ReadObjects, ObjectAnswer> {
  const again = listPage(own, { known: false, reason }, new Set());
  return {
    kind: 'text',
    title: own.title,
    paragraphs: own.unknown(reason, known),
    keys: [
      { key: 'f5', hint: keyHints.refresh, go: { to: 'stay', page: again, effects: [own.read] } },
    ],
    leave: [],
    escape: 'back',
  };
}

function listPage<T extends ListedObject, V, E extends Kinded>(
  own: Own<T, V, E>,
  found: Known<V>,
  marked: ReadonlySet<string>,
): Page<E> {
  return {
    name: `${own.topic} list`,
    topic: own.topic,
    spec: (known) =>
      found.known
        ? listSpec(own, found.value, marked, known)
        : unknownSpec(own, found.reason, known),
    hears: hearsAgain(own, marked, 'stay'),
  };
}

/** Opens the list, which is read first. */
export function openObjects<T extends ListedObject, V, E extends Kinded>(
  own: Own<T, V, E>,
): { readonly page: Page<E>; readonly effects: readonly ReadObjects[] } {
  return {
    page: {
      name: `${own.topic} reading`,
      topic: own.topic,
      spec: () => message(own.title, [text(words.reading, 'dim')]),
      hears: hearsAgain(own, new Set(), 'instead'),
    },
    effects: [own.read],
  };
}
