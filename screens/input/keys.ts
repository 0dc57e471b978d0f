import { StringDecoder } from 'node:string_decoder';
import { decode, decoderStart, flush, type Decoded, type DecoderState } from './decoder.js';

/** The stream that keys come from: a terminal, or a test's substitute. */
export interface TerminalInput extends NodeJS.EventEmitter {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
}

/**
 * After this many milliseconds of silence, a paste without an end is over. Otherwise no key would
 * work any more.
 */
const pasteSilence = 1000;

/**
 * Longest pause in milliseconds within text that comes all at once, even on a line of 1,200 bits a
 * second. Nobody types so fast.
 */
const textSilence = 15;

/**
 * Milliseconds that the line, the kernel and a busy host may add to the pause between two bytes.
 */
const onTheWay = 20;

/** Milliseconds to wait for more input; null: do not wait. */
function patience(state: DecoderState, escapeDelay: number): number | null {
  if (state.pasting) return pasteSilence;
  if (state.skipping || state.pending.startsWith('\x1b')) return escapeDelay + onTheWay;
  return state.pending !== '' || state.run > 0 ? textSilence : null;
}

/**
 * Reads keys from `input` and passes them on one by one. Returns a function that stops it.
 * `escapeDelay`: milliseconds between the bytes of one sequence, asked again each time.
 */
export function listenKeys(
  input: TerminalInput,
  escapeDelay: () => number,
  receive: (event: Decoded) => void,
): () => void {
  const bytes = new StringDecoder('utf8');
  let state: DecoderState = decoderStart;
  let stopWaiting = (): void => undefined;

  /**
   * On a busy host the time may run out while the awaited bytes are here but not read yet. So they
   * are read before we give up.
   */
  const wait = (milliseconds: number): void => {
    let turn: NodeJS.Immediate | undefined;
    const timer = setTimeout(() => {
      turn = setImmediate(() => {
        deliver(flush(state));
      });
    }, milliseconds);
    stopWaiting = () => {
      clearTimeout(timer);
      clearImmediate(turn);
    };
  };
  const deliver = (next: {
    readonly state: DecoderState;
    readonly events: readonly Decoded[];
  }): void => {
    state = next.state;
    stopWaiting();
    const waiting = patience(state, escapeDelay());
    if (waiting !== null) wait(waiting);
    for (const event of next.events) receive(event);
  };
  const onData = (data: Buffer | string): void => {
    deliver(decode(state, typeof data === 'string' ? data : bytes.write(data)));
  };
  input.on('data', onData);
  input.resume();
  return () => {
    stopWaiting();
    input.removeListener('data', onData);
    input.pause();
  };
}
