import { keyHints } from '../../text/index.js';
import { layout, text } from '../paragraph.js';
import type { InputEvent } from '../key.js';
import { movedRow } from '../rows.js';
import type { ChoiceView } from '../view.js';
import type { Answers, ChoiceOption, ChoiceStep } from './step.js';

/** The bar after an input. */
export function moveInChoice(
  step: ChoiceStep,
  selected: number,
  input: InputEvent,
  asking: Answers,
): number {
  return movedRow(
    step.options(asking).map(({ cells }) => cells[0] ?? ''),
    selected,
    input,
  );
}

/** The row under the bar, if there is one. */
export function chosen(step: ChoiceStep, selected: number, asking: Answers): ChoiceOption | null {
  return step.options(asking)[selected] ?? null;
}

/** The list as a face draws it; `issue` is what is wrong with the row that was chosen. */
export function choiceView(
  step: ChoiceStep,
  selected: number,
  issue: string,
  asking: Answers,
  columns: number,
): ChoiceView {
  return {
    kind: 'choice',
    title: step.title,
    intro: layout(
      step.intro(asking).map((line) => text(line)),
      columns,
    ),
    columns: step.columns,
    ...(step.spare === undefined ? {} : { spare: step.spare }),
    options: step.options(asking).map(({ cells, disabled }) => ({ cells, disabled })),
    selected,
    notice: issue === '' ? [] : layout([text(issue, 'warning')], columns),
    keys: [keyHints.move, keyHints.select, keyHints.back],
  };
}
