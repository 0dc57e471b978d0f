import type { PortQuestion } from '../reset/index.js';
import type { HostFacts, Nic } from '../model/index.js';
import { keyHints, nicWords, portQuestionWords as words } from '../text/index.js';
import { layout, text } from './paragraph.js';
import { nicCells, physicalNics } from './nics.js';
import type { ChoiceView } from './view.js';

/** The start-up could not find the chosen port: which one it is to be. */
export interface PortQuestionState {
  readonly planId: string;
  readonly question: PortQuestion;
  /** Row 0 looks at the host first; the NICs follow. */
  readonly selected: number;
}

/** NICs that can be named in answer: those with a MAC. */
export function answerable(facts: HostFacts | null): readonly Nic[] {
  return physicalNics(facts).filter(({ mac, device }) => mac !== null && device !== '');
}

/** The question with the NICs of this machine; the harmless row is the first: a key pressed on a dark screen must change nothing. */
export function portQuestionView(
  { question, selected }: PortQuestionState,
  facts: HostFacts | null,
  columns: number,
): ChoiceView {
  const nics = answerable(facts);
  const chosen = nics.find(({ mac }) => mac !== null && mac === question.mac);
  const under = selected === 0 ? undefined : nics[selected - 1];
  return {
    kind: 'choice',
    title: words.title,
    intro: layout(
      [
        text(
          chosen === undefined ? words.gone(question) : words.moved(question, chosen.device),
          'warning',
        ),
        text(question.used === '' ? words.waits : words.used(question.used)),
        ...(facts === null
          ? [text(words.reading, 'dim')]
          : nics.length === 0
            ? [text(words.none, 'bad')]
            : []),
      ],
      columns,
    ),
    columns: nics.length === 0 ? [] : nicWords.columns,
    options: [
      { cells: [words.look], disabled: '' },
      ...(facts === null ? [] : nics.map((nic) => ({ cells: nicCells(nic, facts), disabled: '' }))),
    ],
    selected,
    notice: layout(
      under === undefined
        ? [text(words.lookMeans, 'dim')]
        : [
            text(words.chooses(under.device, under.mac ?? ''), 'accent'),
            ...(under.device === question.device ? [text(words.sameName)] : []),
          ],
      columns,
    ),
    keys: [keyHints.move, keyHints.select, keyHints.back],
  };
}
