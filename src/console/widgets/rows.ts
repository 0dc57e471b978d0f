import type { InputEvent } from '../key.js';

/** Rows that PageUp and PageDown move: about what a list shows at once on the smallest screen. */
const page = 10;

/**
 * The bar in a list after Up, Down, Tab, PageUp, PageDown, Home, End or a letter. Disabled rows can
 * be selected, so that their reason can be read.
 */
export function movedRow(labels: readonly string[], selected: number, input: InputEvent): number {
  const count = labels.length;
  if (count === 0) return 0;
  if (input.kind === 'text') {
    const letter = input.text.slice(0, 1).toLowerCase();
    const order = labels.map((_, index) => (selected + 1 + index) % count);
    return (
      order.find(
        (index) => letter !== '' && labels[index]?.toLowerCase().startsWith(letter) === true,
      ) ?? selected
    );
  }
  if (input.kind === 'resized') return selected;
  switch (input.key) {
    case 'up':
    case 'backtab':
      return (selected + count - 1) % count;
    case 'down':
    case 'tab':
      return (selected + 1) % count;
    case 'pageup':
      return Math.max(0, selected - page);
    case 'pagedown':
      return Math.min(count - 1, selected + page);
    case 'home':
      return 0;
    case 'end':
      return count - 1;
    default:
      return selected;
  }
}
