import { clean, cleanDocument, cleanLines } from '../text/index.js';

/**
 * Where a command prints and asks. Every line is cleaned before it is shown, because file contents
 * and names come from others.
 */
export interface CommandIo {
  out(line: string): void;
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
 * The io of this process. A closed pipe at the other end must not stop a reset half-way, so output
 * errors are ignored.
 */
export function processIo(): CommandIo {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => undefined);
  }
  return {
    out: (line) => {
      process.stdout.write(`${clean(line)}\n`);
    },
    err: (line) => {
      process.stderr.write(`${clean(line)}\n`);
    },
    json: (document) => {
      process.stdout.write(`${JSON.stringify(cleanDocument(document))}\n`);
    },
    ask: async (question, where) => {
      (where === 'out' ? process.stdout : process.stderr).write(cleanLines(question));
      return readLine(process.stdin);
    },
    interactive: process.stdin.isTTY,
  };
}

/**
 * Reads the first line without its line feed; everything else stays in it. Answers null when the
 * input ends before any character.
 */
async function readLine(input: NodeJS.ReadStream): Promise<string | null> {
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
