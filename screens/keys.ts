import { StringDecoder } from 'node:string_decoder';
import { decode, decoderStart, flush, type Decoded, type DecoderState } from './decoder.js';

/** The stream keys come from: a terminal, or what a test puts in its place. */
export interface TerminalInput extends NodeJS.EventEmitter {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** A paste whose end never comes is over after this many milliseconds of silence; else no key would work any more. */
const pasteSilence = 1000;

/** Text that comes in one go has no longer pauses than these milliseconds, not even on a line of 1,200 bits a second; no fingers are so fast. */
const textSilence = 15;

/** How long to wait for what may follow; null: for nothing. */
function patience(state: DecoderState, escapeDelay: number): number | null {
  if (state.pasting) return pasteSilence;
  if (state.skipping || state.pending.startsWith('\x1b')) return escapeDelay;
  return state.pending !== '' || state.run > 0 ? textSilence : null;
}

/** Reads keys from `input` and hands them on, one by one. Returns how to stop. `escapeDelay`: milliseconds between the bytes of one sequence, asked anew each time. */
export function listenKeys(input: TerminalInput, escapeDelay: () => number, receive: (event: Decoded) => void): () => void {
  const bytes = new StringDecoder('utf8');
  let state: DecoderState = decoderStart;
  let timer: NodeJS.Timeout | null = null;

  const deliver = (next: { readonly state: DecoderState; readonly events: readonly Decoded[] }): void => {
    state = next.state;
    if (timer !== null) clearTimeout(timer);
    const waiting = patience(state, escapeDelay());
    timer = waiting === null ? null : setTimeout(() => { deliver(flush(state)); }, waiting);
    for (const event of next.events) receive(event);
  };
  const onData = (data: Buffer | string): void => {
    deliver(decode(state, typeof data === 'string' ? data : bytes.write(data)));
  };
  input.on('data', onData);
  input.resume();
  return () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    input.removeListener('data', onData);
    input.pause();
  };
}
