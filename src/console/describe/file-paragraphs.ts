import type { FilePreview } from '../../reset/index.js';
import {
  clean,
  fileTitle,
  previewWords as words,
  shorten,
  takeCells,
  textWidth,
} from '../../text/index.js';
import { blank, text, verbatim, type Paragraph } from '../widgets/paragraph.js';

type FileChange = Omit<FilePreview, 'file'>;

/** How many unchanged lines to show before and after a change, so that it can be found. */
const around = 2;

/**
 * Cells to show of a file's line. A longer one, such as a database in one line of JSON, would bury
 * the rest.
 */
const longestFileLine = 160;

/** Cells to show of a file that is removed: enough to recognize it. */
const firstCharacters = 60;

/** A file's line made safe to show. If it is too long, it is cut and its length is added. */
function fileLine(line: string): string {
  const safe = clean(line);
  return textWidth(safe) <= longestFileLine
    ? safe
    : `${takeCells(safe, longestFileLine)}${words.cutLine(Array.from(safe).length)}`;
}

/**
 * A file's changed lines with a few unchanged ones around them; a mark shows where lines are left
 * out.
 */
export function fileParagraphs(file: FileChange): readonly Paragraph[] {
  const title = text(fileTitle(file, false), 'label');
  const [first] = file.lines;
  if (file.after === null)
    return [
      title,
      ...(first === undefined
        ? []
        : [verbatim(`- ${shorten(clean(first.text), firstCharacters)}`, 'removed')]),
      blank,
    ];
  const near = file.lines.map((_, index) =>
    file.lines
      .slice(Math.max(0, index - around), index + around + 1)
      .some(({ kind }) => kind !== 'kept'),
  );
  const lines = file.lines.flatMap(({ kind, text: line }, index): readonly Paragraph[] => {
    if (near[index] !== true)
      return index > 0 && near[index - 1] === true ? [verbatim('  ...', 'dim')] : [];
    const shown = fileLine(line);
    if (kind === 'kept') return [verbatim(`  ${shown}`, 'dim')];
    return [kind === 'added' ? verbatim(`+ ${shown}`, 'added') : verbatim(`- ${shown}`, 'removed')];
  });
  return [title, ...lines, blank];
}
