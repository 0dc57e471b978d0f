import { changeWords as words, clean } from '../../text/index.js';
import { text } from '../block.js';
import type { ChangeKind, ChangeResult } from '../change.js';
import type { PageSpec } from './pagespec.js';

/** While something is being changed. Esc closes the page, not the work. */
export function waitingPage(kind: ChangeKind): PageSpec {
  return { kind: 'text', title: words.titles[kind], blocks: [text(words.waiting)], keys: [], leave: [], escape: 'close' };
}

/** How a change ended. After a failure Esc leads back to what was typed. */
export function endedPage(kind: ChangeKind, result: ChangeResult): PageSpec {
  const detail = clean(result.detail);
  const outcome = result.ok ? text(words.done[kind], 'good') : text(words.failed[result.code], 'bad');
  return { kind: 'text', title: words.titles[kind], blocks: [outcome, ...(detail === '' ? [] : [text(detail)])], keys: [], leave: [], escape: result.ok ? 'close' : 'back' };
}
