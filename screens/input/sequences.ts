import type { Key } from '../../src/console/index.js';

/**
 * Escape sequences without their ESC, as VT100 to VT520, the Linux console, xterm, rxvt, PuTTY and
 * Sun's console send them.
 */
const sequences: Readonly<Partial<Record<string, Key>>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  '[H': 'home',
  '[F': 'end',
  OH: 'home',
  OF: 'end',
  '[1~': 'home',
  '[7~': 'home',
  '[4~': 'end',
  '[8~': 'end',
  '[3~': 'delete',
  '[5~': 'pageup',
  '[6~': 'pagedown',
  '[Z': 'backtab',
  OP: 'f1',
  '[11~': 'f1',
  '[[A': 'f1',
  '[15~': 'f5',
  '[[E': 'f5',
  '[19~': 'f8',
  // VT220's Help.
  '[28~': 'f1',
  '[214z': 'home',
  '[220z': 'end',
  '[216z': 'pageup',
  '[222z': 'pagedown',
  '[224z': 'f1',
  '[228z': 'f5',
  '[231z': 'f8',
  OM: 'enter',
};

/** The numeric keypad in application mode. */
const keypad: Readonly<Partial<Record<string, string>>> = {
  Op: '0',
  Oq: '1',
  Or: '2',
  Os: '3',
  Ot: '4',
  Ou: '5',
  Ov: '6',
  Ow: '7',
  Ox: '8',
  Oy: '9',
  On: '.',
  Ol: ',',
  Om: '-',
  Ok: '+',
  Oj: '*',
  Oo: '/',
  OX: '=',
};

/**
 * The key of a complete escape sequence (without its ESC); null when it is not a key. Shift, Ctrl
 * and Alt are ignored.
 */
export function keyOf(sequence: string): Key | null {
  const plain = sequence
    .replace(/^\[1;\d+(?=[P-S]$)/u, 'O')
    .replace(/^\[1;\d+(?=[A-Z]$)/u, '[')
    .replace(/^O\d(?=.$)/u, 'O')
    .replace(/^(\[\d+);\d+(?=[~z]$)/u, '$1');
  return keypad[plain] === undefined ? (sequences[plain] ?? null) : null;
}

/** The character of a keypad key in application mode; null when it is not one. */
export function keypadText(sequence: string): string | null {
  return keypad[sequence] ?? null;
}

/**
 * Control characters that are keys. Backspace is DEL on most terminals and Ctrl-H on others. Ctrl-U
 * clears the line, as in terminals that edit lines.
 */
const controls: Readonly<Partial<Record<string, Key>>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\x7f': 'backspace',
  '\x15': 'clear',
  '\x0c': 'redraw',
  '\x06': 'fill',
};

/** The key of a control character; null when it is not a key. */
export function controlKey(character: string): Key | null {
  return controls[character] ?? null;
}
