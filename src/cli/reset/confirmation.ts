import type { CommandIo } from '../command-io.js';

/**
 * Asks for `yes` (design page step 1). Only exactly these three letters go on. YES, y, an added
 * blank or carriage return, and the end of input do not. The question goes where the original's
 * goes: to stderr at a terminal, otherwise to stdout. With `quiet` it always goes to stderr, so
 * that stdout stays clean.
 */
export async function confirmed(io: CommandIo, question: string, quiet: boolean): Promise<boolean> {
  const answer = await io.ask(question, io.interactive || quiet ? 'err' : 'out');
  // At a terminal, the end of input leaves the cursor on the line of the question.
  if (answer === null && io.interactive) io.err('');
  return answer === 'yes';
}
