import { errorStack } from '../model/index.js';
import { commandWords } from '../text/index.js';
import { beginProgram } from './begin-program.js';
import { processIo } from './command-io.js';
import { interruptionBySignals } from './interruption.js';
import { answerWithoutHost } from './reset/answer-without-host.js';
import { readArguments } from './reset/reset-arguments.js';

/** The build fills this in. */
declare const __XSCONSOLE_VERSION__: string;

async function main(): Promise<number> {
  beginProgram();
  const io = processIo();
  const interruption = interruptionBySignals(io);
  const read = readArguments(process.argv.slice(2));
  const answered = answerWithoutHost(io, read, `xe-reset-networking ${__XSCONSOLE_VERSION__}`);
  if (answered !== null) return answered;
  // Its own part of the program: help does not load it.
  const { resetOnHost } = await import('./reset/reset-on-host.js');
  return resetOnHost(io, read, interruption);
}

// Exceptions are bugs, caught here once; the journal says what a run had done by then.
main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    processIo().err(commandWords.bug(errorStack(error)));
    process.exitCode = 1;
  },
);
