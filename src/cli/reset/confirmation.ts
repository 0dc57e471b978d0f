import { commandWords } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';

type QuestionOptions = Pick<ResetArguments, 'yes' | 'json'>;

/**
 * Asks for `yes` (design page step 1). Only exactly these three letters go on. YES, y, an added
 * blank or carriage return, and the end of input do not. The question goes where the original's
 * goes: to stderr at a terminal, otherwise to stdout. With `quiet` it always goes to stderr, so
 * that stdout stays clean.
 */
async function confirmed(io: CommandIo, question: string, quiet: boolean): Promise<boolean> {
  const answer = await io.ask(question, io.interactive || quiet ? 'err' : 'out');
  // At a terminal, the end of input leaves the cursor on the line of the question.
  if (answer === null && io.interactive) io.err('');
  return answer === 'yes';
}

/**
 * Asks this question unless --yes has answered it. Says so, to a script too, when the answer is not
 * `yes`.
 */
export async function agrees(
  io: CommandIo,
  { yes, json }: QuestionOptions,
  question: string,
): Promise<boolean> {
  if (yes || (await confirmed(io, question, json))) return true;
  io.err(commandWords.notConfirmed);
  if (json) io.json({ result: 'cancelled' });
  return false;
}

/** Whether a reset asks: it does not with --yes, nor on a host with the original's test hook. */
export async function resetAsks(host: ResetHost, { yes }: QuestionOptions): Promise<boolean> {
  return !yes && !(await host.skipsQuestion());
}

/** Asks the question of a reset, of its resume or of its undo, where a reset asks at all. */
export async function agreesToReset(
  io: CommandIo,
  host: ResetHost,
  request: QuestionOptions,
  question: string,
): Promise<boolean> {
  return !(await resetAsks(host, request)) || agrees(io, request, question);
}
