import type Tput from 'blessed/lib/tput';
import type { Capability } from './terminfo-entry.js';

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
  /** Enters the second screen, and leaves it. */
  readonly secondScreen: string;
  readonly firstScreen: string;
  readonly hideCursor: string;
  readonly showCursor: string;
  /** Takes the keypad out of application mode, in which it would send digits as sequences. */
  readonly plainKeypad: string;
  /** Lets the whole screen scroll; '' when the terminal knows no scroll region. */
  readonly scrollAll: string;
  /** Switches to DEC graphics and back. */
  readonly graphicsOn: string;
  readonly graphicsOff: string;
  /** The character of DEC graphics for a line (as VT100 names it). */
  readonly graphic: (vt100: string) => string;
}

/** Removes the pauses that hardware of 1980 needed. */
function unpadded(capability = ''): string {
  return capability.includes('$') ? capability.replace(/\$<[\d.]+[*/]*>/gu, '') : capability;
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
  const sent = (name: Capability): string => unpadded(info.strings[name]);
  const spelled = (name: Capability, text: string): boolean => sent(name) === text;
  const on = sent('enter_alt_charset_mode');
  const eraseBelow = sent('clr_eos');
  const graphics = graphicsOf(info.strings.acs_chars ?? '');
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
    eraseToEnd: sent('clr_eol'),
    eraseToStart: sent('clr_bol'),
    eraseCells: beyondEntry.eraseCells.test(terminal) || spelled('erase_chars', '\x1b[%p1%dX'),
    // Not the form feed of Sun's console: a terminal that only takes its name moves down a row on
    // it.
    clear:
      eraseBelow === ''
        ? sent('clear_screen')
        : `${unpadded(info.strings.cursor_home ?? info.cup(0, 0))}${eraseBelow}`,
    // A terminal with both ways into another character set may be in either, so both are left.
    restate:
      (on === '\x0e' || on === '\x1b(0' ? '\x1b(B\x0f' : '') +
      sent('ena_acs') +
      sent('exit_alt_charset_mode') +
      sent('exit_attribute_mode') +
      sent('exit_insert_mode') +
      sent('enter_am_mode'),
    secondScreen: sent('enter_ca_mode'),
    firstScreen: sent('exit_ca_mode'),
    hideCursor: sent('cursor_invisible'),
    showCursor: sent('cursor_normal'),
    plainKeypad: sent('keypad_local'),
    scrollAll: spelled('change_scroll_region', '\x1b[%i%p1%d;%p2%dr') ? '\x1b[r' : '',
    graphicsOn: on,
    graphicsOff: sent('exit_alt_charset_mode'),
    graphic: (vt100) => graphics.get(vt100) ?? vt100,
  };
}
