import { takePiece, textWidth } from '../../text/index.js';

/** Breaks a word that is wider than a line. No other word is ever cut. */
function pieces(word: string, columns: number): readonly string[] {
  const parts: string[] = [];
  let rest = word;
  while (textWidth(rest) > columns) {
    const part = takePiece(rest, columns);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

/**
 * Wraps a text at its blanks to lines of at most `columns` cells (at least 1). An empty text gives
 * one empty line.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const width = Math.max(1, columns);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/u)) {
    for (const piece of pieces(word, width)) {
      if (line === '') line = piece;
      else if (textWidth(line) + 1 + textWidth(piece) <= width) line = `${line} ${piece}`;
      else {
        lines.push(line);
        line = piece;
      }
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}
