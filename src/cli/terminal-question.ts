import { cleanLines } from '../text/index.js';
import { StringDecoder } from 'node:string_decoder';

const [interrupt, endOfInput, erase, backspace, killLine] = ['\x03', '\x04', '\x7f', '\b', '\x15'];

/**
 * Asks at this process's terminal and reads one line. Text typed after that line is left for the
 * next question. With `secret`, the echo is off even before the question is shown. Answers null
 * when the input has ended.
 */
export function askTerminal(question: string, secret: boolean): Promise<string | null> {
  const { stdin, stderr } = process;
  const bytes = new StringDecoder('utf8');
  return new Promise((resolve) => {
    let text = '';
    const end = (answer: string | null, rest = ''): void => {
      stdin.off('data', read);
      stdin.off('end', ended);
      stdin.off('error', ended);
      stdin.pause();
      if (secret) {
        stdin.setRawMode(false);
        stderr.write('\n');
      }
      if (rest !== '') stdin.unshift(rest);
      resolve(answer);
    };
    const ended = (): void => {
      end(text === '' ? null : text);
    };
    const read = (chunk: Buffer | string): void => {
      const typed = typeof chunk === 'string' ? chunk : bytes.write(chunk);
      for (const [at, character] of Array.from(typed).entries()) {
        if (character === '\n' || character === '\r') {
          end(
            text,
            Array.from(typed)
              .slice(at + 1)
              .join(''),
          );
          return;
        }
        if (!secret) text += character;
        else if (character === interrupt) {
          end(null);
          process.kill(process.pid, 'SIGINT');
          return;
        } else if (character === endOfInput) {
          ended();
          return;
        } else if (character === erase || character === backspace)
          text = Array.from(text).slice(0, -1).join('');
        else if (character === killLine) text = '';
        else text += character;
      }
    };
    if (secret) stdin.setRawMode(true);
    stderr.write(cleanLines(question));
    stdin.on('data', read);
    stdin.once('end', ended);
    stdin.once('error', ended);
    stdin.resume();
  });
}
