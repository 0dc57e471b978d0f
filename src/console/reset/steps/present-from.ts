import { askWords } from '../../../text/index.js';
import type { Answers } from './step.js';

/** Where the present values come from, as a line of a step; none where nobody has told any. */
export function presentFrom(source: Answers['source']): readonly string[] {
  return source === undefined || source === null ? [] : [askWords.presentFrom(source)];
}
