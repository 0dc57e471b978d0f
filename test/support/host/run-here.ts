import { Readable } from 'node:stream';
import { commandIo, type CommandIo } from '../../../src/cli/command-io.js';
import type { ProgramEnd } from '../run/program.js';

/** How a command ended that was no process of its own. */
export type CommandEnd = Omit<ProgramEnd, 'signal'>;

/**
 * Runs a command to its end in this process, with this standard input. A test of what only a
 * process shows starts the program (`runProgram`).
 */
export async function runHere(
  command: (io: CommandIo) => Promise<number>,
  input = '',
): Promise<CommandEnd> {
  const told = { out: '', err: '' };
  const io = commandIo(
    (where, text) => {
      told[where] += text;
    },
    () => Readable.from(input === '' ? [] : [input]),
  );
  const status = await command(io);
  return { status, stdout: told.out, stderr: told.err };
}
