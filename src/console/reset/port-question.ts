import type { HostFacts, Nic } from '../../model/index.js';
import { nicWords, portQuestionWords as words } from '../../text/index.js';
import { nicCells, physicalNics } from '../describe/nics.js';
import type { AskedPort, Knowledge } from '../knowledge.js';
import { text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, ListSpec } from '../widgets/spec.js';
import type { ResetAnswer, ResetEffect } from './effects.js';

type Answerable = Nic & { readonly mac: string };

/** The NICs that can answer the question: those with a MAC address. */
function answerable(facts: HostFacts | null): readonly Answerable[] {
  return physicalNics(facts).flatMap((nic) =>
    nic.mac !== null && nic.device !== '' && nic.unfit === undefined
      ? [{ ...nic, mac: nic.mac }]
      : [],
  );
}

function answer(
  { device, mac }: Answerable,
  { planId }: AskedPort,
  { by }: Knowledge,
): Go<ResetEffect, ResetAnswer> {
  return {
    to: 'close',
    effects: [{ kind: 'answerPort', planId, answer: { device, mac }, by }],
    guarded: true,
  };
}

function notice(nic: Answerable | undefined, { question }: AskedPort): readonly Paragraph[] {
  return nic === undefined
    ? [text(words.lookMeans, 'dim')]
    : [
        text(words.chooses(nic.device, nic.mac), 'accent'),
        ...(nic.device === question.device ? [text(words.sameName)] : []),
      ];
}

function spec(asked: AskedPort, known: Knowledge): ListSpec<ResetEffect, ResetAnswer> {
  const { question } = asked;
  const { facts } = known;
  const nics = answerable(facts);
  const chosen = nics.find(({ mac }) => mac === question.mac);
  const missing =
    facts === null
      ? [text(words.reading, 'dim')]
      : nics.length === 0
        ? [text(words.none, 'bad')]
        : [];
  return {
    kind: 'list',
    title: words.title,
    intro: [
      text(
        chosen === undefined ? words.gone(question) : words.moved(question, chosen.device),
        'warning',
      ),
      text(question.used === '' ? words.waits : words.used(question.used)),
      ...missing,
    ],
    columns: nics.length === 0 ? [] : nicWords.columns,
    // The harmless row is the first: a key pressed on a dark screen must change nothing.
    rows: [
      { cells: [words.look], disabled: '', go: { to: 'close' } },
      ...(facts === null
        ? []
        : nics.map((nic) => ({
            cells: nicCells(nic, facts),
            disabled: '',
            go: answer(nic, asked, known),
          }))),
    ],
    preselected: 0,
    notice: (selected) => notice(nics[selected - 1], asked),
  };
}

/** Asks which port to use, after the start-up could not find the chosen one. */
export function portQuestionPage(asked: AskedPort): DialoguePage<ResetEffect, ResetAnswer> {
  return { name: 'port', topic: 'port', spec: (known) => spec(asked, known) };
}
