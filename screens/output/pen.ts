import type { Look } from '../draw/theme.js';

/**
 * How the terminal writes now. There is one object for each look, so equal pens are the same
 * object.
 */
export interface Pen {
  /** SGR parameters that change the terminal's own look into this one. */
  readonly parameters: readonly string[];
  /** Blanks and erased cells look the same with this pen as in the terminal's own look. */
  readonly leavesBlanks: boolean;
}

const colour = (number: number, basic: number): string =>
  String(number < 8 ? basic + number : basic + 60 + number - 8);

/** The terminal's own look. */
export const plainPen: Pen = { parameters: [], leavesBlanks: true };

/** The pen for a look. */
export function penFor({ bold, underline, inverse, foreground, background }: Look): Pen {
  const parameters = [
    ...(bold ? ['1'] : []),
    ...(underline ? ['4'] : []),
    ...(inverse ? ['7'] : []),
    ...(foreground === null ? [] : [colour(foreground, 30)]),
    ...(background === null ? [] : [colour(background, 40)]),
  ];
  return parameters.length === 0
    ? plainPen
    : { parameters, leavesBlanks: !underline && !inverse && background === null };
}

const changes = new WeakMap<Pen, WeakMap<Pen, string>>();

/** Changes from one pen to another. */
export function change(from: Pen, to: Pen): string {
  const known = changes.get(from) ?? new WeakMap<Pen, string>();
  changes.set(from, known);
  const text = known.get(to) ?? changeOf(from, to);
  known.set(to, text);
  return text;
}

/** Only "all off" turns an attribute off, because VT100 has no other way. */
function changeOf(from: Pen, to: Pen): string {
  const more = to.parameters.filter((parameter) => !from.parameters.includes(parameter));
  const kept = from.parameters.every((parameter) => to.parameters.includes(parameter));
  if (kept && more.length === 0) return '';
  if (to.parameters.length === 0) return '\x1b[m';
  return `\x1b[${(kept ? more : ['0', ...to.parameters]).join(';')}m`;
}
