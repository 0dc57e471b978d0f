import type { VerificationCheck, VerificationReport } from '../../reset/index.js';
import {
  keyHints,
  lostNames,
  missingNames,
  reportRows,
  resetReportWords as words,
  wireWords,
} from '../../text/index.js';
import { wireParagraphs } from '../describe/wire.js';
import { blank, item, layout, text, verbatim, type Paragraph } from '../widgets/paragraph.js';
import type { Line, PageView } from '../view.js';

/** The report of a reset, for the operator to read and acknowledge. */
export interface ReportState {
  readonly report: VerificationReport;
  /** An address may still come; then the report is made again by itself. */
  readonly waiting: boolean;
  /** Index of the first visible row. */
  readonly first: number;
}

/** An address that DHCP or router advertisements gave: nobody could know it before. */
const isGiven = ({ code, wanted, ok }: VerificationCheck): boolean =>
  (code === 'address' || code === 'address6') && wanted === '' && ok;

/** Each line of the report. One that is not as wanted has advice. The headline names the given. */
function checkParagraphs({ checks, wire, against }: VerificationReport): readonly Paragraph[] {
  return reportRows(
    checks.filter((check) => !isGiven(check)),
    wire,
    against,
  ).flatMap(({ text: line, ok, advice }): readonly Paragraph[] =>
    ok
      ? [verbatim(line, 'good')]
      : [text(line, 'bad'), ...(advice === '' ? [] : [text(advice, 'plain', 6)])],
  );
}

/** The names of the objects that the pool database has lost. */
function lostParagraphs({ lost }: VerificationReport): readonly Paragraph[] {
  if (lost === undefined) return [];
  if (!lost.known) return [blank, text(words.lostUnknown(lost.reason), 'warning')];
  const gone = lostNames(lost.value);
  if (gone.length === 0) return [blank, text(words.lostNothing)];
  return [blank, text(words.lost, 'heading'), ...gone.map((name) => item(name))];
}

/** What a supporter has not got from its coordinator, and why. */
function missingParagraphs({ missing }: VerificationReport): readonly Paragraph[] {
  const names = missingNames(missing);
  if (names.length === 0) return [];
  return [blank, text(words.missing, 'heading'), ...names.map((name) => item(name))];
}

/** What was found on the wire before the reset, to compare with what is there now. */
function wireSection({ wire = [] }: VerificationReport): readonly Paragraph[] {
  if (wire.length === 0) return [];
  return [
    blank,
    text(wireWords.before, 'heading'),
    ...wireParagraphs({ findings: wire, settled: true }),
  ];
}

/**
 * Whether it is about a completed reset. Even where that one wiped nothing, an earlier one may
 * have, and its address can be undone.
 */
export function offersRebuild({ lost }: VerificationReport): boolean {
  return lost !== undefined;
}

function headline(against: VerificationReport['against'], good: boolean): string {
  if (against === 'former') return good ? words.asBefore : words.notAsBefore;
  return good ? words.asWanted : words.notAsWanted;
}

/** What a report says. `waiting`: an address may still come. */
export function reportParagraphs(
  report: VerificationReport,
  waiting: boolean,
): readonly Paragraph[] {
  const good = report.checks.every(({ ok }) => ok);
  const given = report.checks
    .filter(isGiven)
    .map(({ got }) => got)
    .join(', ');
  return [
    ...(given === '' ? [] : [text(words.given(given), 'heading'), blank]),
    text(headline(report.against, good), good ? 'good' : 'bad'),
    ...(waiting ? [text(words.waiting, 'accent')] : []),
    blank,
    ...checkParagraphs(report),
    ...wireSection(report),
    ...lostParagraphs(report),
    ...missingParagraphs(report),
  ];
}

/** The report's lines. `story`: what happened on the way, shown below. */
export function reportLines(
  { report, waiting }: ReportState,
  story: readonly Paragraph[],
  columns: number,
): readonly Line[] {
  return layout([...reportParagraphs(report, waiting), ...story], columns);
}

/** The report as a page with its keys. `story`: what happened on the way, shown below. */
export function reportView(
  state: ReportState,
  story: readonly Paragraph[],
  columns: number,
): PageView {
  return {
    kind: 'page',
    title: words.title,
    lines: reportLines(state, story, columns),
    first: state.first,
    field: null,
    keys: [
      words.keys.acknowledge,
      words.keys.later,
      ...(offersRebuild(state.report) ? [words.keys.rebuild, words.keys.undo] : []),
      words.keys.again,
      keyHints.scrollLines,
    ],
  };
}
