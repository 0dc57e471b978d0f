import { padTo, shorten, takePiece, textWidth } from '../../text/index.js';
import type { Line, Span, Tone } from '../view.js';
import { curve } from './graph.js';
import { wrap } from './wrap.js';

/** A part of a page before its layout to a width. */
export type Paragraph =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly tone: Tone;
      readonly indent: number;
      readonly mark: string;
    }
  /** A label and its value in two columns. */
  | { readonly kind: 'pair'; readonly label: string; readonly value: string; readonly tone: Tone }
  /** A label and a name that somebody else chose: shortened if it is too long, never wrapped. */
  | { readonly kind: 'name'; readonly label: string; readonly value: string }
  /** A name in a list: on one row, shortened if it is too long. */
  | { readonly kind: 'named'; readonly value: string; readonly tone: Tone; readonly mark: string }
  /** A label, the latest values as a curve, and the last of them in words. */
  | {
      readonly kind: 'curve';
      readonly label: string;
      readonly values: readonly number[];
      readonly value: string;
    }
  /**
   * Letters and digits that form no words, such as a fingerprint. Rows break evenly between groups
   * of `group` characters.
   */
  | { readonly kind: 'code'; readonly text: string; readonly group: number }
  /** A line of a file: never joined with others, its blanks kept. */
  | { readonly kind: 'verbatim'; readonly text: string; readonly tone: Tone };

/** A paragraph of words that wraps. */
export function text(words: string, tone: Tone = 'plain', indent = 0): Paragraph {
  return { kind: 'text', text: words, tone, indent, mark: '' };
}

/** A paragraph with a mark before its first line; the other lines are indented to match. */
export function item(words: string, tone: Tone = 'plain', mark = '- '): Paragraph {
  return { kind: 'text', text: words, tone, indent: 0, mark };
}

/** A label and its value in two columns. */
export function pair(label: string, value: string, tone: Tone = 'plain'): Paragraph {
  return { kind: 'pair', label, value, tone };
}

/** A label with a name, shortened if it is too long. */
export function name(label: string, value: string): Paragraph {
  return { kind: 'name', label, value };
}

/** A name in a list, behind its mark. */
export function named(value: string, tone: Tone = 'plain', mark = '- '): Paragraph {
  return { kind: 'named', value, tone, mark };
}

/** A fingerprint or the like, broken between groups. */
export function code(line: string, group = 1): Paragraph {
  return { kind: 'code', text: line, group };
}

/** A line kept as it is. */
export function verbatim(line: string, tone: Tone = 'plain'): Paragraph {
  return { kind: 'verbatim', text: line, tone };
}

/** An empty line. */
export const blank: Paragraph = text('');

const span = (words: string, tone: Tone): Span => ({ text: words, tone });

/**
 * A value beside its label. It goes below the label if the column would be too narrow to read, or
 * would cut a word (a MAC, an address) in two.
 */
function pairLines(
  label: string,
  value: string,
  tone: Tone,
  labelColumns: number,
  columns: number,
): readonly Line[] {
  const beside = columns - labelColumns;
  const widest = Math.max(...value.split(/ +/u).map(textWidth));
  if (beside < 12 || (widest > beside && widest <= columns - 2))
    return [
      [span(shorten(label, columns), 'label')],
      ...wrap(value, columns - 2).map((row): Line => [span(`  ${row}`, tone)]),
    ];
  return wrap(value, beside).map((row, index): Line => [
    span(padTo(index === 0 ? label : '', labelColumns), 'label'),
    span(row, tone),
  ]);
}

function nameLines(
  label: string,
  value: string,
  labelColumns: number,
  columns: number,
): readonly Line[] {
  const beside = columns - labelColumns;
  return beside < 12
    ? pairLines(label, shorten(value, columns - 2), 'plain', labelColumns, columns)
    : [[span(padTo(label, labelColumns), 'label'), span(shorten(value, beside), 'plain')]];
}

/** Width of a rate beside its curve: a blank and "1023.9 MiB/s". */
const curveValueColumns = 13;

function curveLines(
  { label, values, value }: Paragraph & { readonly kind: 'curve' },
  labelColumns: number,
  columns: number,
): readonly Line[] {
  const room = Math.min(24, columns - labelColumns - curveValueColumns);
  if (room < 0) return pairLines(label, value, 'plain', labelColumns, columns);
  return [
    [
      span(padTo(label, labelColumns), 'label'),
      ...(room < 6 ? [] : [curve(values, room)]),
      span(shorten(`${room < 6 ? '' : ' '}${value}`, columns - labelColumns), 'plain'),
    ],
  ];
}

const codeIndent = 2;

function codeLines(words: string, group: number, columns: number): readonly Line[] {
  const room = Math.max(group, Math.floor((columns - codeIndent) / group) * group);
  const rows = Math.max(1, Math.ceil(words.length / room));
  const length = Math.ceil(words.length / rows / group) * group;
  return Array.from({ length: rows }, (_, row): Line => [
    span(' '.repeat(codeIndent) + words.slice(row * length, (row + 1) * length), 'plain'),
  ]);
}

function verbatimLines(words: string, tone: Tone, columns: number): readonly Line[] {
  const rows: Line[] = [];
  let rest = words;
  do {
    const part = takePiece(rest, columns);
    rows.push([span(part, tone)]);
    rest = rest.slice(part.length);
  } while (rest !== '');
  return rows;
}

function paragraphLines(
  paragraph: Paragraph,
  labelColumns: number,
  columns: number,
): readonly Line[] {
  switch (paragraph.kind) {
    case 'pair':
      return pairLines(paragraph.label, paragraph.value, paragraph.tone, labelColumns, columns);
    case 'named':
      return [[span(shorten(`${paragraph.mark}${paragraph.value}`, columns), paragraph.tone)]];
    case 'code':
      return codeLines(paragraph.text, paragraph.group, columns);
    case 'name':
      return nameLines(paragraph.label, paragraph.value, labelColumns, columns);
    case 'curve':
      return curveLines(paragraph, labelColumns, columns);
    case 'verbatim':
      return verbatimLines(paragraph.text, paragraph.tone, columns);
    case 'text': {
      const margin = paragraph.indent + textWidth(paragraph.mark);
      const before = (index: number): string =>
        ' '.repeat(paragraph.indent) +
        (index === 0 ? paragraph.mark : ' '.repeat(textWidth(paragraph.mark)));
      return wrap(paragraph.text, columns - margin).map((row, index): Line =>
        row === '' && paragraph.mark === '' ? [] : [span(before(index) + row, paragraph.tone)],
      );
    }
  }
}

/**
 * Lays paragraphs out as lines of at most `columns` cells. The labels of one page share one column.
 */
export function layout(paragraphs: readonly Paragraph[], columns: number): readonly Line[] {
  const width = Math.max(1, columns);
  const labelColumns = Math.max(
    0,
    ...paragraphs.map((paragraph) => ('label' in paragraph ? textWidth(paragraph.label) + 2 : 0)),
  );
  return paragraphs.flatMap((paragraph) => paragraphLines(paragraph, labelColumns, width));
}

/** Paragraphs with an empty line between them. */
export function apart(lines: readonly string[], tone: Tone = 'plain'): readonly Paragraph[] {
  return lines.flatMap((line, index) => [...(index === 0 ? [] : [blank]), text(line, tone)]);
}
