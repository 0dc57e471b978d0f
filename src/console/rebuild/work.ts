import { itemKey, type NamedItem } from '../../reset/index.js';
import { clean, keyHints, rebuildDialogueWords as words, rebuildTable } from '../../text/index.js';
import type { ProgressView } from '../view.js';
import { noHint } from '../widgets/moved.js';
import { blank, text, verbatim, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go } from '../widgets/spec.js';
import type { RebuildAnswer, RebuildEffect, RebuildEnded, RebuildStep } from './effects.js';

type Page = DialoguePage<RebuildEffect, RebuildAnswer>;

/** A rebuild that is being watched. */
interface Work {
  readonly items: readonly NamedItem[];
  readonly done: ReadonlyMap<string, Pick<RebuildStep, 'phase' | 'detail'>>;
  readonly stopping: boolean;
}

const states = { starting: 'running', made: 'done', failed: 'failed' } as const;

function stepView({ done }: Work, item: NamedItem): ProgressView['steps'][number] {
  const told = done.get(itemKey(item));
  return {
    label: `${item.kind} ${clean(item.name)}`,
    state: told === undefined ? 'waiting' : states[told.phase],
    note: clean(told?.detail ?? ''),
  };
}

/**
 * The progress of each item. Esc ends the rebuild before its next item. `again`: the page that
 * starts another one.
 */
export function workPage(work: Work, again: () => Page): Page {
  const { items, done, stopping } = work;
  return {
    name: 'work',
    topic: 'rebuild',
    busy: true,
    spec: () => ({
      kind: 'progress',
      title: words.working,
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
                page: workPage({ ...work, stopping: true }, again),
                effects: [{ kind: 'stopRebuild' }],
              },
            },
          ],
    }),
    hears: {
      rebuildStep: ({ key, phase, detail }) => ({
        to: 'stay',
        page: workPage({ ...work, done: new Map([...done, [key, { phase, detail }]]) }, again),
      }),
      rebuildEnded: ({ result }) => ({ to: 'instead', page: endedPage(result, again) }),
    },
  };
}

function endBlocks(result: RebuildEnded['result']): readonly Paragraph[] {
  if (!result.ok) return [text(result.detail, 'bad')];
  const stands = result.items.every(({ state }) => state === 'made' || state === 'exists');
  const [heading = '', ...rows] = rebuildTable(result.items);
  return [
    text(stands ? words.stands : words.notAll, stands ? 'good' : 'bad'),
    blank,
    verbatim(heading, 'heading'),
    ...rows.map((row, index) => {
      const state = result.items[index]?.state;
      return verbatim(row, state === 'made' || state === 'exists' ? 'good' : 'bad');
    }),
  ];
}

/**
 * What was wanted and what there is now. It can be started again; items that exist are not made
 * twice.
 */
function endedPage(result: RebuildEnded['result'], again: () => Page): Page {
  const go = (): Go<RebuildEffect, RebuildAnswer> => ({
    to: 'instead',
    page: again(),
    effects: [{ kind: 'readRebuild' }],
  });
  return {
    name: 'ended',
    topic: 'rebuild',
    spec: () => ({
      kind: 'text',
      title: words.ended,
      blocks: endBlocks(result),
      keys: [
        { key: 'f5', hint: words.keys.again, go: go() },
        { key: 'r', hint: noHint, go: go() },
      ],
      leave: [],
      escape: 'close',
    }),
  };
}
