import type Tput from 'blessed/lib/tput';
import type { Charset } from './charset.js';

/** The environment variables that say something about the terminal. */
export type Environment = Readonly<Partial<Record<string, string>>>;

/** What the operator asked for on the command line. */
export interface Wishes {
  /** No characters but ASCII. */
  readonly ascii: boolean;
  /** No colours. */
  readonly mono: boolean;
}

/**
 * TERM as a name that is safe to look up: blessed would take one with a slash for a file. Without a
 * usable one, xterm.
 */
export function terminalName(environment: Environment): string {
  const name = environment['TERM'] ?? '';
  return /^[A-Za-z0-9][A-Za-z0-9._+-]*$/u.test(name) ? name : 'xterm';
}

/**
 * Whether the locale's characters are UTF-8; the first variable set decides, as in the C library.
 */
export function utf8Locale(environment: Environment): boolean {
  const locale = [environment['LC_ALL'], environment['LC_CTYPE'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return /utf-?8/iu.test(locale ?? '');
}

/** Terminals whose entry promises no line drawing we can rely on, whatever the locale says. */
const asciiOnly = /^(ansi|sun|cons25|pcansi|wsvt)/u;

/** How to draw on a terminal. */
export function charsetFor(
  environment: Environment,
  info: Pick<Tput, 'numbers' | 'strings' | 'brokenACS'>,
  wishes: Wishes,
): Charset {
  if (wishes.ascii || asciiOnly.test(terminalName(environment)))
    return { lines: 'ascii', unicode: false };
  const unicodeTerminal = info.numbers['U8'] === 1;
  const unicode = unicodeTerminal || utf8Locale(environment);
  // DEC graphics take one byte a cell and are understood by emulators whose character set does not
  // match the locale.
  if (!unicodeTerminal && info.strings['enter_alt_charset_mode'] !== undefined && !info.brokenACS)
    return { lines: 'dec', unicode };
  return { lines: unicode ? 'unicode' : 'ascii', unicode };
}

/** Whether colours are not wanted: the option, or NO_COLOR with any value but the empty one. */
export function monochromeWanted(environment: Environment, wishes: Wishes): boolean {
  return wishes.mono || (environment['NO_COLOR'] ?? '') !== '';
}
