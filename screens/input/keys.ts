import { StringDecoder } from 'node:string_decoder';
import { decode, decoderStart, flush, type Decoded, type DecoderState } from './decoder.js';

/** The stream keys come from: a terminal, or what a test puts in its place. */
export interface TerminalInput extends NodeJS.EventEmitter {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
}

/**
 * A paste whose end never comes is over after this many milliseconds of silence; else no key would
 * work any more.
 */
const pasteSilence = 1000;

/**
 * Text that comes in one go has no longer pauses than these milliseconds, not even on a line of
 * 1,200 bits a second; no fingers are so fast.
 */
const textSilence = 15;

/**
 * Bytes that left so far apart as they may come here a little further apart: the line, the kernel
 * and a busy host all keep them waiting.
 */
const onTheWay = 20;

/** How long to wait for what may follow; null: for nothing. */
function patience(state: DecoderState, escapeDelay: number): number | null {
  if (state.pasting) return pasteSilence;
  if (state.skipping || state.pending.startsWith('\x1b')) return escapeDelay + onTheWay;
  return state.pending !== '' || state.run > 0 ? textSilence : null;
}

/**
 * Reads keys from `input` and hands them on, one by one. Returns how to stop. `escapeDelay`:
 * milliseconds between the bytes of one sequence, asked anew each time.
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
   * On a busy host the time may be over with what was waited for already here, only not read yet:
   * it is read before anybody gives up.
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
