import type Tput from 'blessed/lib/tput';

/**
 * How a terminal is steered, as far as sending a picture needs it. Only what its entry spells as
 * ANSI does is used of it: shorter ways, not other ones.
 */
export interface Abilities {
  /** Puts the cursor anywhere, counted from 0. */
  readonly address: (row: number, column: number) => string;
  /** The address may leave out what is 1. */
  readonly shortAddress: boolean;
  /** Moves by so many cells to either side, up and down. */
  readonly relative: boolean;
  /** Goes to a column of the same row, to a row of the same column. */
  readonly toColumn: boolean;
  readonly toRow: boolean;
  /**
   * Goes to the beginning of the next row without a line feed, which the kernel would make two
   * characters of.
   */
  readonly nextLine: boolean;
  /** Erases to the end of the row; '' where it cannot. */
  readonly eraseToEnd: string;
  /** Erases so many cells, the cursor stays. */
  readonly eraseCells: boolean;
  /** Erases the screen, the cursor goes home. */
  readonly clear: string;
  /**
   * Back from whatever else has written to the terminal: its first character set, no look, no
   * insert mode, lines that wrap.
   */
  readonly restate: string;
  /** Into DEC graphics and back. */
  readonly graphicsOn: string;
  readonly graphicsOff: string;
  /** The character of DEC graphics for a line (as VT100 names it). */
  readonly graphic: (vt100: string) => string;
}

/** Without the pauses that hardware of 1980 needed. */
function unpadded(capability: string | undefined): string {
  return (capability ?? '').replace(/\$<[\d.]+[*/]*>/gu, '');
}

/** Pairs of characters: VT100's name, what this terminal takes for it. */
function graphicsOf(pairs: string): ReadonlyMap<string, string> {
  const characters = Array.from(pairs);
  return new Map(
    characters.flatMap((name, at) =>
      at % 2 === 0 ? [[name, characters[at + 1] ?? name] as const] : [],
    ),
  );
}

/** What the manuals of these promise, and their entries in terminfo leave out. */
const beyondEntry = { eraseCells: /^(?:screen|tmux)/u, relative: /^sun/u } as const;

/** Reads them from the terminfo entry of a terminal. */
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
    eraseCells: beyondEntry.eraseCells.test(terminal) || spelled('erase_chars', '\x1b[%p1%dX'),
    // Not the form feed that Sun's console clears with: what only takes its name moves down a row.
    clear:
      eraseBelow === ''
        ? unpadded(info.strings['clear_screen'])
        : `${unpadded(info.strings['cursor_home'] ?? info.cup(0, 0))}${eraseBelow}`,
    // Who has both ways into another character set may have been led there by either.
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
