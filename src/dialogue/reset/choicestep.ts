import { keyHints } from '../../text/index.js';
import { layout, text } from '../block.js';
import type { InputEvent } from '../key.js';
import type { ChoiceView } from '../view.js';
import type { Asking, ChoiceOption, ChoiceStep } from './step.js';

/** The bar after Up, Down, Home, End or a letter; disabled rows can be reached, so that their reason can be read. */
export function moveInChoice(step: ChoiceStep, selected: number, input: InputEvent, asking: Asking): number {
  const options = step.options(asking);
  const count = options.length;
  if (count === 0) return 0;
  if (input.kind === 'text') {
    const letter = input.text.slice(0, 1).toLowerCase();
    const order = options.map((_, index) => (selected + 1 + index) % count);
    return order.find((index) => letter !== '' && options[index]?.cells[0]?.toLowerCase().startsWith(letter) === true) ?? selected;
  }
  if (input.kind === 'resized') return selected;
  switch (input.key) {
    case 'up': case 'backtab': return (selected + count - 1) % count;
    case 'down': case 'tab': return (selected + 1) % count;
    case 'home': case 'pageup': return 0;
    case 'end': case 'pagedown': return count - 1;
    default: return selected;
  }
}

/** The row under the bar, if there is one. */
export function chosen(step: ChoiceStep, selected: number, asking: Asking): ChoiceOption | null {
  return step.options(asking)[selected] ?? null;
}

/** The list as a face draws it; `issue` is what is wrong with the row that was chosen. */
export function choiceView(step: ChoiceStep, selected: number, issue: string, asking: Asking, columns: number): ChoiceView {
  return {
    kind: 'choice',
    title: step.title,
    intro: layout(step.intro(asking).map((line) => text(line)), columns),
    columns: step.columns,
    options: step.options(asking).map(({ cells, disabled }) => ({ cells, disabled })),
    selected,
    notice: issue === '' ? [] : layout([text(issue, 'warning')], columns),
    keys: [keyHints.move, keyHints.select, keyHints.back],
  };
}
