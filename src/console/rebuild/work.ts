import { itemKey, type NamedItem } from '../../reset/index.js';
import {
  clean,
  keyHints,
  rebuildDialogueWords as words,
  rebuildTable,
  rebuildWhy,
} from '../../text/index.js';
import type { ProgressView } from '../view.js';
import { noHint } from '../widgets/moved.js';
import { blank, text, verbatim, type Paragraph } from '../widgets/paragraph.js';
import type { RebuildEnded, RebuildGo, RebuildPage, RebuildStep } from './effects.js';

/** The title of a rebuild's pages, and where they lead when it has ended. */
export interface RebuildWays {
  readonly title: string;
  /** Looks again, to start another one. */
  readonly again: () => RebuildGo;
  /**
   * The page that offers another way when the management interface is not back; `why` is a
   * sentence. Absent: none.
   */
  readonly otherwise?: (why: string) => RebuildPage;
}

/** A rebuild that is being watched. */
interface Work {
  readonly items: readonly NamedItem[];
  readonly done: ReadonlyMap<string, Pick<RebuildStep, 'phase' | 'detail'>>;
  readonly stopping: boolean;
}

const states = { starting: 'running', made: 'done', failed: 'failed' } as const;

function stepView({ done }: Work, item: NamedItem): ProgressView['steps'][number] {
  const step = done.get(itemKey(item));
  return {
    label: `${item.kind} ${clean(item.name)}`,
    state: step === undefined ? 'waiting' : states[step.phase],
    note: clean(step?.detail ?? ''),
  };
}

/** The progress of each item. Esc ends the rebuild before its next item. */
export function workPage(work: Work, ways: RebuildWays): RebuildPage {
  const { items, done, stopping } = work;
  return {
    name: 'work',
    topic: 'rebuild',
    busy: true,
    spec: () => ({
      kind: 'progress',
      title: words.working(ways.title),
      steps: items.map((item) => stepView(work, item)),
      current: Math.max(0, done.size - 1),
      summary: [stopping ? text(words.stopping, 'warning') : text(words.goesOn)],
      keys: stopping
        ? []
        : [
            {
              key: 'escape',
              hint: keyHints.stop,
              go: {
                to: 'stay',
                page: workPage({ ...work, stopping: true }, ways),
                effects: [{ kind: 'stopRebuild' }],
              },
            },
          ],
    }),
    hears: {
      rebuildStep: ({ key, phase, detail }) => ({
        to: 'stay',
        page: workPage({ ...work, done: new Map([...done, [key, { phase, detail }]]) }, ways),
      }),
      rebuildEnded: ({ result }) => ({ to: 'instead', page: endedPage(result, ways) }),
    },
  };
}

function endParagraphs(result: RebuildEnded['result']): readonly Paragraph[] {
  if (!result.ok) return [text(result.error, 'bad')];
  const stands = result.value.every(({ state }) => state === 'made' || state === 'exists');
  const [heading = '', ...rows] = rebuildTable(result.value);
  return [
    text(stands ? words.stands : words.notAll, stands ? 'good' : 'bad'),
    blank,
    verbatim(heading, 'heading'),
    ...rows.map((row, index) => {
      const state = result.value[index]?.state;
      return verbatim(row, state === 'made' || state === 'exists' ? 'good' : 'bad');
    }),
  ];
}

/** Why the management interface is not back; null: it is, or it was not asked for. */
function managementErrorText(result: RebuildEnded['result']): string | null {
  if (!result.ok) return result.error;
  const item = result.value.find(({ kind }) => kind === 'management');
  return item?.state === 'failed' ? `${rebuildWhy(item)}.` : null;
}

/**
 * What was wanted and what there is now. It can be started again; items that exist are not made
 * twice.
 */
function endedPage(
  result: RebuildEnded['result'],
  { title, again, otherwise }: RebuildWays,
): RebuildPage {
  const why = managementErrorText(result);
  const other = why === null ? undefined : otherwise?.(why);
  return {
    name: 'ended',
    topic: 'rebuild',
    spec: () => ({
      kind: 'text',
      title: words.ended(title),
      paragraphs: endParagraphs(result),
      keys: [
        { key: 'f5', hint: words.keys.again, go: again() },
        { key: 'r', hint: noHint, go: again() },
      ],
      leave: [],
      escape: 'close',
      ...(other === undefined
        ? {}
        : { enter: { hint: words.keys.otherwise, go: () => ({ to: 'instead', page: other }) } }),
    }),
  };
}
