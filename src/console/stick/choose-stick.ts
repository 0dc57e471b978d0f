import type { Known, Stick } from '../../model/index.js';
import { keyHints, unknownValue } from '../../text/index.js';
import { stickWords as words } from '../../text/pages/stick.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, Kinded, Row } from '../widgets/spec.js';

/** A list of USB sticks to choose one from. */
export interface StickChoice<E extends Kinded> {
  readonly name: string;
  readonly topic: string;
  readonly title: string;
  readonly intro: readonly Paragraph[];
  /** Rows above the sticks. */
  readonly above: readonly Row<E | ReadObjects, ObjectAnswer>[];
  /** `read`: a stick that only must not be written to can be chosen too. */
  readonly use: 'read' | 'write';
  readonly go: (stick: Stick) => Go<E | ReadObjects, ObjectAnswer>;
}

const read: ReadObjects = { kind: 'readObjects', of: 'sticks' };

function whyNot<E extends Kinded>({ use }: StickChoice<E>, { issue }: Stick): string {
  if (issue === null) return '';
  const readable = issue.kind === 'readOnly' || issue.kind === 'content';
  return use === 'read' && readable ? '' : words.issue(issue);
}

/** null: they are still being looked for. */
function about(found: Known<readonly Stick[]> | null): Paragraph {
  if (found === null) return text(words.looking, 'dim');
  if (!found.known) return text(words.notLooked(unknownValue(found.reason)), 'warning');
  return text(found.value.length === 0 ? words.none : words.plugIn);
}

function stickPage<E extends Kinded>(
  own: StickChoice<E>,
  found: Known<readonly Stick[]> | null,
): DialoguePage<E | ReadObjects, ObjectAnswer> {
  const sticks = found?.known === true ? found.value : [];
  return {
    name: own.name,
    topic: own.topic,
    spec: () => ({
      kind: 'list',
      title: own.title,
      intro: [...own.intro, about(found)],
      columns: sticks.length === 0 ? [] : words.columns,
      preselected: 0,
      rows: [
        ...own.above,
        ...sticks.map((stick): Row<E | ReadObjects, ObjectAnswer> => ({
          cells: [words.name(stick), words.size(stick), stick.device, stick.fileSystem],
          disabled: whyNot(own, stick),
          go: () => own.go(stick),
        })),
      ],
      keys: [
        {
          key: 'f5',
          hint: keyHints.refresh,
          go: () => ({ to: 'stay', page: stickPage(own, null), effects: [read] }),
        },
      ],
    }),
    hears: {
      objects: (answer) =>
        answer.of === 'sticks' ? { to: 'stay', page: stickPage(own, answer.found) } : null,
    },
  };
}

/** Opens the list; the sticks come as soon as they are read. */
export function chooseStick<E extends Kinded>(
  own: StickChoice<E>,
): {
  readonly page: DialoguePage<E | ReadObjects, ObjectAnswer>;
  readonly effects: readonly ReadObjects[];
} {
  return { page: stickPage(own, null), effects: [read] };
}
