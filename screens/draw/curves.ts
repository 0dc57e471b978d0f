import type { ConsoleView, Line } from '../../src/console/index.js';
import { textWidth } from '../../src/text/index.js';
import { utf8Locale, type Environment, type TerminalOptions } from '../output/profile.js';

type Draw = (values: readonly number[]) => string;

/** Terminals whose fonts lack the block elements in eighths, whatever the locale says. */
const withoutBlocks = /^(linux|vt\d|ansi|sun|cons25|pcansi|wsvt|dumb)/u;

/** Whether a terminal can show the block elements that curves consist of. */
export function showsBlocks(environment: Environment, { ascii }: TerminalOptions): boolean {
  return !ascii && utf8Locale(environment) && !withoutBlocks.test(environment['TERM'] ?? 'dumb');
}

function withCurves(lines: readonly Line[], draw: Draw): readonly Line[] {
  return lines.map((line) =>
    line.every(({ graph }) => graph === undefined)
      ? line
      : line.map((span) => {
          const curve = span.graph === undefined ? '' : draw(span.graph);
          return textWidth(curve) === textWidth(span.text) ? { ...span, text: curve } : span;
        }),
  );
}

const hasCurve = (lines: readonly Line[]): boolean =>
  lines.some((line) => line.some(({ graph }) => graph !== undefined));

/**
 * Replaces bars by curves when the terminal can show them. The drawing code is loaded with the
 * first curve, never before the first picture.
 */
export class Curves {
  #draw: Draw | null = null;
  #loading = false;

  constructor(private readonly wanted: boolean) {}

  /** The view with curves, or with bars until the drawing code is loaded. */
  in(view: ConsoleView): ConsoleView {
    if (!this.wanted) return view;
    const lines = [
      ...view.itemPage.lines,
      ...(view.overviewColumn?.lines ?? []),
      ...(view.dialogue?.kind === 'page' ? view.dialogue.lines : []),
    ];
    if (!hasCurve(lines)) return view;
    this.#load();
    const draw = this.#draw;
    if (draw === null) return view;
    return {
      ...view,
      itemPage: { ...view.itemPage, lines: withCurves(view.itemPage.lines, draw) },
      overviewColumn:
        view.overviewColumn === null
          ? null
          : { ...view.overviewColumn, lines: withCurves(view.overviewColumn.lines, draw) },
      dialogue:
        view.dialogue?.kind === 'page'
          ? { ...view.dialogue, lines: withCurves(view.dialogue.lines, draw) }
          : view.dialogue,
    };
  }

  #load(): void {
    if (this.#loading) return;
    this.#loading = true;
    void import('./sparkline.js').then(({ sparkline }) => {
      this.#draw = sparkline;
    });
  }
}
