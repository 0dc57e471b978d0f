import type { Readable } from 'node:stream';
import { clean, cleanDocument, cleanLines } from '../text/index.js';

/**
 * Where a command prints and asks. Every line is cleaned before it is shown, because file contents
 * and names come from others.
 */
export interface CommandIo {
  /** Prints these lines at once, because each write wakes whoever reads them. */
  out(...lines: readonly string[]): void;
  err(line: string): void;
  /** Prints one JSON document as one line on standard output. */
  json(document: unknown): void;
  /**
   * Prints a question without a line break and reads one answer, exactly as typed. Answers null at
   * the end of input. Call it once only: it closes the input.
   */
  ask(question: string, where: 'out' | 'err'): Promise<string | null>;
  /** True when standard input is a terminal. */
  readonly interactive: boolean;
}

/**
 * Writes a text. A closed pipe at the other end must not stop a reset half-way, so output errors
 * are ignored. Node opens a stream when it is first asked for, which takes time: one that a run
 * does not use stays closed.
 */
function write(where: 'out' | 'err', text: string): void {
  const stream = where === 'out' ? process.stdout : process.stderr;
  if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);
  stream.write(text);
}

const ignore = (): void => undefined;

/** A command's io that writes through `write` and asks at `input`, which is opened when asked. */
export function commandIo(
  write: (where: 'out' | 'err', text: string) => void,
  input: () => Readable & { readonly isTTY?: boolean },
): CommandIo {
  return {
    out: (...lines) => {
      write('out', lines.map((line) => `${clean(line)}\n`).join(''));
    },
    err: (line) => {
      write('err', `${clean(line)}\n`);
    },
    json: (document) => {
      write('out', `${JSON.stringify(cleanDocument(document))}\n`);
    },
    ask: async (question, where) => {
      write(where, cleanLines(question));
      return readLine(input());
    },
    get interactive() {
      return input().isTTY === true;
    },
  };
}

/** The io of this process. */
export const processIo = (): CommandIo => commandIo(write, () => process.stdin);

/**
 * Reads the first line without its line feed; everything else stays in it. Answers null when the
 * input ends before any character.
 */
async function readLine(input: Readable): Promise<string | null> {
  input.setEncoding('utf8');
  return new Promise((resolve) => {
    let text = '';
    const end = (): void => {
      input.removeAllListeners('data');
      // Node goes on reading a pipe that is only paused, and that would keep this process alive
      // until the writer ends.
      input.destroy();
      const at = text.indexOf('\n');
      resolve(at >= 0 ? text.slice(0, at) : text === '' ? null : text);
    };
    input.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) end();
    });
    input.once('end', end);
    input.once('error', end);
  });
}
