import type { InputEvent } from '../../src/console/index.js';
import { controlKey, keyOf, keypadText } from './sequences.js';

/** What the operator or the terminal sent. */
export type Decoded =
  | InputEvent
  /** Ctrl-C. */
  | { readonly kind: 'interrupt' }
  /** The terminal's answer to the question where its cursor is, counted from 1. */
  | { readonly kind: 'position'; readonly row: number; readonly column: number };

/**
 * The decoder's state between two reads. `pending` starts with the ESC of an incomplete sequence,
 * or is a line break whose meaning is still open.
 */
export interface DecoderState {
  readonly pending: string;
  /** Inside a bracketed paste. */
  readonly pasting: boolean;
  /** Inside a terminal string that is longer than any answer we expect. */
  readonly skipping: boolean;
  /** The last character was a carriage return. A line feed after it belongs to it. */
  readonly afterReturn: boolean;
  /** How many text characters have come in a row without anything between them. */
  readonly run: number;
  /** In this run a line break came with text behind it. Nobody types that fast: it is a paste. */
  readonly lines: boolean;
}

/** The state before anything was read. */
export const decoderStart: DecoderState = {
  pending: '',
  pasting: false,
  skipping: false,
  afterReturn: false,
  run: 0,
  lines: false,
};

/**
 * A line break after at least this many characters may be a paste. A single letter and Enter, which
 * choose in a menu, are not.
 */
const fewestPasted = 2;

const pasteEnd = '\x1b[201~';

// A complete control sequence (CSI, the Linux console's F1 to F5, a mouse report in the oldest
// form, SS3), or a string that the terminal answers with (DCS, OSC and so on). Another sequence may
// cut such a string off.
const csi = /^\x1b\[(?:M[^\x1b]{3}|\[[A-E]|[0-?]*[ -/]*[@-LN-Z\\-~]|[0-?]+[ -/]*M)/u;
const ss3 = /^\x1bO\d?[ -~]/u;
const answer = /^\x1b[P\]_^X][^\x07\x1b]*(?:\x07|\x1b\\|(?=\x1b[^\\]))/u;
// The beginning of such a sequence or string.
const unfinished =
  /^\x1b(?:\[\[?|\[[0-?]*[ -/]*|\[M[^\x1b]{0,2}|O\d?|[P\]_^X][^\x07\x1b]*\x1b?)?$/u;
const string = /^\x1b[P\]_^X]/u;
const stringEnd = /\x07|\x1b\\?/u;
const longestSequence = 256;

/** What one step has consumed and produced; null: more must be read first. */
type Step = {
  readonly used: number;
  readonly events: readonly Decoded[];
  readonly state: DecoderState;
} | null;

function textEvents(text: string): readonly Decoded[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

function sequenceEvents(sequence: string): {
  readonly events: readonly Decoded[];
  readonly pasting: boolean;
} {
  const body = sequence.slice(1);
  if (body === '[200~') return { events: [], pasting: true };
  const position = /^\[(\d+);(\d+)R$/u.exec(body);
  if (position !== null)
    return {
      events: [{ kind: 'position', row: Number(position[1]), column: Number(position[2]) }],
      pasting: false,
    };
  const key = keyOf(body);
  const typed = keypadText(body);
  // Anything else (answers, focus reports, keys we do not use) is ignored. It must never become
  // text.
  return {
    events: key !== null ? [{ kind: 'key', key }] : textEvents(typed ?? ''),
    pasting: false,
  };
}

/**
 * A line break in text that comes all at once. Returns the text when there is more text behind it,
 * null while that is not known, undefined when it is a key.
 */
function pastedBreak(rest: string, { run, lines }: DecoderState): string | null | undefined {
  const breaks = /^[\r\n]+/u.exec(rest)?.[0];
  if (breaks === undefined || (run < fewestPasted && !lines)) return undefined;
  const behind = rest.slice(breaks.length);
  if (lines || /^\P{Cc}/u.test(behind)) return breaks;
  return behind === '' ? null : undefined;
}

function pasteStep(rest: string, next: DecoderState): Step {
  const end = rest.indexOf(pasteEnd);
  if (end >= 0)
    return {
      used: end + pasteEnd.length,
      events: textEvents(rest.slice(0, end)),
      state: { ...next, pasting: false },
    };
  const escape = rest.lastIndexOf('\x1b');
  const keep = escape >= 0 && pasteEnd.startsWith(rest.slice(escape)) ? escape : rest.length;
  return keep === 0 ? null : { used: keep, events: textEvents(rest.slice(0, keep)), state: next };
}

/** Skips a string. Its end, or another sequence, ends it. */
function skipStep(rest: string, next: DecoderState): Step {
  const end = stringEnd.exec(rest);
  if (end === null) return { used: rest.length, events: [], state: next };
  if (end[0] === '\x1b' && end.index === rest.length - 1)
    return end.index === 0 ? null : { used: end.index, events: [], state: next };
  return {
    used: end.index + (end[0] === '\x1b' ? 0 : end[0].length),
    events: [],
    state: { ...next, skipping: false },
  };
}

/** Consumes one event from the front of `rest`. */
function step(rest: string, state: DecoderState): Step {
  const next = { ...state, afterReturn: false, run: 0, lines: false };
  if (state.pasting) return pasteStep(rest, next);
  if (state.skipping) return skipStep(rest, next);
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (character === '\x1b') {
    const sequence = (csi.exec(rest) ?? ss3.exec(rest) ?? answer.exec(rest))?.[0];
    if (sequence !== undefined) {
      const { events, pasting } = sequenceEvents(sequence);
      return { used: sequence.length, events, state: { ...next, pasting } };
    }
    if (unfinished.test(rest) && rest.length < longestSequence) return null;
    if (string.test(rest) && rest.length >= longestSequence)
      return { used: 2, events: [], state: { ...next, skipping: true } };
    return { used: 1, events: [{ kind: 'key', key: 'escape' }], state: next };
  }
  if (character === '\x03') return { used: 1, events: [{ kind: 'interrupt' }], state: next };
  const pasted = pastedBreak(rest, state);
  if (pasted === null) return null;
  if (pasted !== undefined)
    return {
      used: pasted.length,
      events: textEvents(pasted),
      state: { ...next, run: state.run, lines: true },
    };
  if (character === '\n' && state.afterReturn) return { used: 1, events: [], state: next };
  const key = controlKey(character);
  if (key !== null)
    return {
      used: 1,
      events: [{ kind: 'key', key }],
      state: { ...next, afterReturn: character === '\r' },
    };
  // One event for each character: in a menu every letter is a key.
  const text = !/\p{Cc}|\ufffd/u.test(character);
  return {
    used: character.length,
    events: text ? textEvents(character) : [],
    state: text ? { ...next, run: state.run + 1, lines: state.lines } : next,
  };
}

/**
 * Decodes input, however it was split into reads. Call `flush` when nothing follows a pending
 * sequence in time.
 */
export function decode(
  state: DecoderState,
  chunk: string,
): { readonly state: DecoderState; readonly events: readonly Decoded[] } {
  let rest = state.pending + chunk;
  let current: DecoderState = { ...state, pending: '' };
  const events: Decoded[] = [];
  while (rest !== '') {
    const taken = step(rest, current);
    if (taken === null) break;
    events.push(...taken.events);
    current = taken.state;
    rest = rest.slice(taken.used);
  }
  return { state: { ...current, pending: rest }, events };
}

/**
 * Ends a pending sequence when nothing followed in time. A lone ESC is the Esc key, the beginning
 * of an answer is dropped, a paste without an end is over, and a line break was Enter.
 */
export function flush(state: DecoderState): {
  readonly state: DecoderState;
  readonly events: readonly Decoded[];
} {
  const { pending } = state;
  if (pending === '')
    return {
      state: { ...state, pasting: false, skipping: false, run: 0, lines: false },
      events: [],
    };
  if (!state.pasting && !pending.startsWith('\x1b')) return decode(decoderStart, pending);
  if (state.pasting) return { state: decoderStart, events: [] };
  if (pending === '\x1b') return { state: decoderStart, events: [{ kind: 'key', key: 'escape' }] };
  // ESC and one letter that could begin a sequence: two keys that were typed fast.
  if (/^\x1b[OP\]_^X[]$/u.test(pending))
    return {
      state: decoderStart,
      events: [{ kind: 'key', key: 'escape' }, ...textEvents(pending.slice(1))],
    };
  return { state: decoderStart, events: [] };
}
