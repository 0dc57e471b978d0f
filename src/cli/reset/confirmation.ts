import type { CommandIo } from '../command-io.js';

/**
 * Asks for `yes` (design page step 1). Only these three letters go on: YES, y, a blank or a
 * carriage return beside them, and the end of input do not. The question goes where the original's
 * goes: to stderr at a terminal, else to stdout, which `quiet` keeps clean.
 */
export async function confirmed(io: CommandIo, question: string, quiet: boolean): Promise<boolean> {
  const answer = await io.ask(question, io.interactive || quiet ? 'err' : 'out');
  // At a terminal the end of input leaves the cursor behind the question.
  if (answer === null && io.interactive) io.err('');
  return answer === 'yes';
}
