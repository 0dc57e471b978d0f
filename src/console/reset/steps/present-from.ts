import { askWords } from '../../../text/index.js';
import type { Answers } from './step.js';

/** A step's line about the source of the present values; empty if there is no source. */
export function presentFrom(source: Answers['source']): readonly string[] {
  return source === undefined || source === null ? [] : [askWords.presentFrom(source)];
}
