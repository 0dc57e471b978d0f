import { reportWords as words } from '../../text/index.js';
import { blank, text } from '../paragraph.js';
import { question, type PageSpec } from './page-spec.js';

/** Save Support Report: what goes into it, and F8. */
export function reportPage(): PageSpec {
  return question(
    words.title,
    words.holds.flatMap((line, index) => (index === 0 ? [text(line)] : [blank, text(line)])),
    words.yes,
    { kind: 'saveReport' },
  );
}
