import type Tput from 'blessed/lib/tput';

/**
 * What a terminal can do, as far as sending a picture needs it. A capability is used only when the
 * terminal's entry spells it as ANSI does: we use shorter ways, not other ones.
 */
export interface Abilities {
  /** Moves the cursor to any cell, counted from 0. */
  readonly address: (row: number, column: number) => string;
  /** An address may leave out a 1. */
  readonly shortAddress: boolean;
  /** Can move by a number of cells left, right, up and down. */
  readonly relative: boolean;
  /** Can move to a column of the same row, or to a row of the same column. */
  readonly toColumn: boolean;
  readonly toRow: boolean;
  /**
   * Can move to the start of the next row without a line feed, which the kernel would turn into two
   * characters.
   */
  readonly nextLine: boolean;
  /** Erases to the end of the row; '' when the terminal cannot. */
  readonly eraseToEnd: string;
  /** Erases from the start of the row up to the cursor, its cell too; '' when it cannot. */
  readonly eraseToStart: string;
  /** Can erase a number of cells without moving the cursor. */
  readonly eraseCells: boolean;
  /** Erases the screen and moves the cursor home. */
  readonly clear: string;
  /**
   * Restores the state after another program has written to the terminal: the first character set,
   * no attributes, no insert mode, lines that wrap.
   */
  readonly restate: string;
  /** Switches to DEC graphics and back. */
  readonly graphicsOn: string;
  readonly graphicsOff: string;
  /** The character of DEC graphics for a line (as VT100 names it). */
  readonly graphic: (vt100: string) => string;
}

/** Removes the pauses that hardware of 1980 needed. */
function unpadded(capability: string | undefined): string {
  return (capability ?? '').replace(/\$<[\d.]+[*/]*>/gu, '');
}

/** Reads pairs of characters: VT100's name of a line, and this terminal's. */
function graphicsOf(pairs: string): ReadonlyMap<string, string> {
  const characters = Array.from(pairs);
  return new Map(
    characters.flatMap((name, at) =>
      at % 2 === 0 ? [[name, characters[at + 1] ?? name] as const] : [],
    ),
  );
}

/** Abilities that these terminals' manuals promise but terminfo leaves out. */
const beyondEntry = { eraseCells: /^(?:screen|tmux)/u, relative: /^sun/u } as const;

/** Reads the abilities from a terminal's terminfo entry. */
export function abilitiesOf(terminal: string, info: Pick<Tput, 'strings' | 'cup'>): Abilities {
  const spelled = (name: string, text: string): boolean => unpadded(info.strings[name]) === text;
  const on = unpadded(info.strings['enter_alt_charset_mode']);
  const off = unpadded(info.strings['exit_alt_charset_mode']);
  const eraseBelow = unpadded(info.strings['clr_eos']);
  const graphics = graphicsOf(info.strings['acs_chars'] ?? '');
  return {
    address: (row, column) => info.cup(row, column),
    shortAddress: spelled('cursor_address', '\x1b[%i%p1%d;%p2%dH'),
    relative:
      beyondEntry.relative.test(terminal) ||
      (spelled('parm_right_cursor', '\x1b[%p1%dC') &&
        spelled('parm_left_cursor', '\x1b[%p1%dD') &&
        spelled('parm_down_cursor', '\x1b[%p1%dB') &&
        spelled('parm_up_cursor', '\x1b[%p1%dA')),
    toColumn: spelled('column_address', '\x1b[%i%p1%dG'),
    toRow: spelled('row_address', '\x1b[%i%p1%dd'),
    nextLine: spelled('newline', '\x1bE'),
    eraseToEnd: unpadded(info.strings['clr_eol']),
    eraseToStart: unpadded(info.strings['clr_bol']),
    eraseCells: beyondEntry.eraseCells.test(terminal) || spelled('erase_chars', '\x1b[%p1%dX'),
    // Not the form feed of Sun's console: a terminal that only takes its name moves down a row on
    // it.
    clear:
      eraseBelow === ''
        ? unpadded(info.strings['clear_screen'])
        : `${unpadded(info.strings['cursor_home'] ?? info.cup(0, 0))}${eraseBelow}`,
    // A terminal with both ways into another character set may be in either, so both are left.
    restate:
      (on === '\x0e' || on === '\x1b(0' ? '\x1b(B\x0f' : '') +
      [
        'ena_acs',
        'exit_alt_charset_mode',
        'exit_attribute_mode',
        'exit_insert_mode',
        'enter_am_mode',
      ]
        .map((name) => unpadded(info.strings[name]))
        .join(''),
    graphicsOn: on,
    graphicsOff: off,
    graphic: (vt100) => graphics.get(vt100) ?? vt100,
  };
}
