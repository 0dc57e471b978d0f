import type { LastReport } from '../../reset/index.js';
import { lastReportWords as words, rebuiltSince } from '../../text/index.js';
import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';
import { reportParagraphs } from './report.js';

/** Reads the report on the latest reset from the journal; answered by `lastReport`. */
export interface ReadLastReport {
  readonly kind: 'readLastReport';
}

/** The report on the latest reset. */
export interface LastReportRead {
  readonly kind: 'lastReport';
  readonly last:
    | Exclude<LastReport, { readonly state: 'unread' }>
    | { readonly state: 'unread' }
    /** The journal cannot be read. `detail`: why, as a sentence. */
    | { readonly state: 'unknown'; readonly detail: string };
}

/** What was recreated since, by a rebuild or an undo. */
function sinceParagraphs(
  last: Extract<LastReport, { readonly state: 'read' }>,
): readonly Paragraph[] {
  const lines = rebuiltSince(last, last.report).map((line) => text(line));
  return lines.length === 0 ? [] : [...lines, blank];
}

function paragraphs(last: LastReportRead['last']): readonly Paragraph[] {
  switch (last.state) {
    case 'none':
      return [text(words.none)];
    case 'unread':
      return [text(words.unread, 'warning')];
    case 'unknown':
      return [text(last.detail, 'bad')];
    case 'read':
      return [
        text(words.read(last.at, last.user), 'dim'),
        blank,
        ...sinceParagraphs(last),
        ...reportParagraphs(last.report, false),
      ];
  }
}

/** The page of a report that was read before; null: the journal is still being read. */
export function lastReportPage(
  last: LastReportRead['last'] | null,
): DialoguePage<ReadLastReport, LastReportRead> {
  return {
    name: 'lastReport',
    topic: 'afterwards',
    spec: () =>
      message(words.title, last === null ? [text(words.reading, 'dim')] : paragraphs(last), {
        to: 'back',
      }),
    hears: { lastReport: (read) => ({ to: 'instead', page: lastReportPage(read.last) }) },
  };
}
