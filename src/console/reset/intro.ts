import { introWords, keyHints, resetTitles } from '../../text/index.js';
import { blank, text } from '../widgets/paragraph.js';
import type { Go, TextSpec } from '../widgets/spec.js';
import type { ResetAnswer, ResetEffect } from './effects.js';

/**
 * What the reset costs, before anything is asked. `next` null: the facts are still being read.
 * `isFormer`: the questions start with the values from before the last reset.
 */
export function introSpec(
  next: (() => Go<ResetEffect, ResetAnswer>) | null,
  isFormer: boolean,
): TextSpec<ResetEffect, ResetAnswer> {
  return {
    kind: 'text',
    title: resetTitles.intro,
    paragraphs: [
      text(introWords.warning, 'warning'),
      ...(isFormer ? [blank, text(introWords.former, 'accent')] : []),
      ...introWords.advice.flatMap((line) => [blank, text(line)]),
      ...(next === null ? [blank, text(introWords.reading, 'dim')] : []),
    ],
    keys: [],
    leave: [],
    escape: 'close',
    escapeHint: keyHints.cancel,
    enter: { hint: keyHints.next, go: next },
  };
}
