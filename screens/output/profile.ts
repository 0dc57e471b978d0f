import type Tput from 'blessed/lib/tput';
import type { Charset } from './charset.js';

/** The environment variables that describe the terminal. */
export type Environment = Readonly<Partial<Record<string, string>>>;

/** What the operator asked for on the command line. */
export interface TerminalOptions {
  /** ASCII characters only. */
  readonly ascii: boolean;
  /** No colours. */
  readonly mono: boolean;
}

/**
 * TERM as a name that is safe to look up. blessed would take a name with a slash for a file. xterm
 * when TERM is not usable.
 */
export function terminalName(environment: Environment): string {
  const name = environment['TERM'] ?? '';
  return /^[A-Za-z0-9][A-Za-z0-9._+-]*$/u.test(name) ? name : 'xterm';
}

/**
 * Whether the locale's character set is UTF-8. The first variable that is set decides, as in the C
 * library.
 */
export function utf8Locale(environment: Environment): boolean {
  const locale = [environment['LC_ALL'], environment['LC_CTYPE'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return /utf-?8/u.test(locale?.toLowerCase() ?? '');
}

/**
 * DEC's terminals know no UTF-8, whatever the locale of the host says. The name often stands for an
 * emulator that does, so the letters of names are sent as they are.
 */
export function signsFor(environment: Environment): Pick<Charset, 'signs'> {
  return utf8Locale(environment) && /^vt\d/u.test(terminalName(environment))
    ? { signs: 'ascii' }
    : {};
}

/** Terminals whose line drawing is not reliable, whatever the locale says. */
const asciiOnly = /^(ansi|sun|cons25|pcansi|wsvt)/u;

/** The characters to draw with on a terminal. */
export function charsetFor(
  environment: Environment,
  info: Pick<Tput, 'numbers' | 'strings' | 'brokenACS'>,
  options: TerminalOptions,
): Charset {
  if (options.ascii || asciiOnly.test(terminalName(environment)))
    return { lines: 'ascii', unicode: false };
  const unicodeTerminal = info.numbers.U8 === 1;
  const unicode = unicodeTerminal || utf8Locale(environment);
  // DEC graphics take one byte per cell, and emulators understand them even when their character
  // set does not match the locale.
  if (!unicodeTerminal && info.strings.enter_alt_charset_mode !== undefined && !info.brokenACS)
    return { lines: 'dec', unicode, ...signsFor(environment) };
  return { lines: unicode ? 'unicode' : 'ascii', unicode, ...signsFor(environment) };
}

/** True when the operator wants no colours: the option, or a non-empty NO_COLOR. */
export function monochromeWanted(environment: Environment, options: TerminalOptions): boolean {
  return options.mono || (environment['NO_COLOR'] ?? '') !== '';
}
