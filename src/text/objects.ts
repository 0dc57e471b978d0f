import { clean } from './sanitize.js';
import { statusWords } from './status.js';

/** Words for lists of objects that XAPI knows. */
export const objectsWords = {
  reading: 'Reading...',
  nameOf: (name: string): string => clean(name) || statusWords.unnamed,
} as const;
