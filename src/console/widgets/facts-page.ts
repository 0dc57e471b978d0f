import { keyHints, objectsWords } from '../../text/index.js';
import type { Known, Reason } from '../../model/index.js';
import type { Knowledge } from '../knowledge.js';
import type { Objects, ObjectAnswer, ReadObjects } from '../objects.js';
import { text, type Paragraph } from './paragraph.js';
import type { DialoguePage } from './spec.js';

/** A text about something that is read when it is opened, as data. */
export interface FactsSpec<V> {
  readonly title: string;
  /** Name of its help page and of the page. */
  readonly topic: string;
  readonly read: ReadObjects;
  /** null: the answer is about other objects. */
  readonly found: (answer: Objects) => Known<V> | null;
  readonly paragraphs: (found: V, known: Knowledge) => readonly Paragraph[];
  /** Shown if it cannot be read. */
  readonly unknown: (reason: Reason, known: Knowledge) => readonly Paragraph[];
}

type Page = DialoguePage<ReadObjects, ObjectAnswer>;

/** `found` null: it is still being read. */
function factsPage<V>(own: FactsSpec<V>, found: Known<V> | null): Page {
  const paragraphs = (known: Knowledge): readonly Paragraph[] => {
    if (found === null) return [text(objectsWords.reading, 'dim')];
    return found.known ? own.paragraphs(found.value, known) : own.unknown(found.reason, known);
  };
  return {
    name: own.topic,
    topic: own.topic,
    spec: (known) => ({
      kind: 'text',
      title: own.title,
      paragraphs: paragraphs(known),
      keys:
        found === null
          ? []
          : [
              {
                key: 'f5',
                hint: keyHints.refresh,
                go: { to: 'stay', page: factsPage(own, null), effects: [own.read] },
              },
            ],
      leave: [],
      escape: 'close',
    }),
    hears: {
      objects: (answer) => {
        const read = own.found(answer);
        return read === null ? null : { to: 'stay', page: factsPage(own, read) };
      },
    },
  };
}

/** Opens the text, which is read first. */
export function openFacts<V>(own: FactsSpec<V>): {
  readonly page: Page;
  readonly effects: readonly ReadObjects[];
} {
  return { page: factsPage(own, null), effects: [own.read] };
}
