import { clean, cleanDocument } from '../text/index.js';

/**
 * Where a command prints and asks. Lines are cleaned before they are shown: file contents and names
 * come from others.
 */
export interface CommandIo {
  out(line: string): void;
  err(line: string): void;
  /** One JSON document as one line on standard output. */
  json(document: unknown): void;
  /**
   * Prints a question without a line break and reads one answer, exactly as typed; null at the end
   * of input. Once only: the input is closed then.
   */
  ask(question: string, where: 'out' | 'err'): Promise<string | null>;
  /** A person sits at standard input. */
  readonly interactive: boolean;
}

/**
 * The io of this process. A reader that has gone (a closed pipe) is no reason to stop a reset
 * half-way.
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
      (where === 'out' ? process.stdout : process.stderr).write(question);
      return readLine(process.stdin);
    },
    interactive: process.stdin.isTTY,
  };
}

/**
 * The first line without its line feed, nothing else taken off; null when the input ends before any
 * character.
 */
async function readLine(input: NodeJS.ReadStream): Promise<string | null> {
  input.setEncoding('utf8');
  return new Promise((resolve) => {
    let text = '';
    const end = (): void => {
      input.removeAllListeners('data');
      // A pipe that is only paused goes on being read, and would keep the process until its writer
      // ends.
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
