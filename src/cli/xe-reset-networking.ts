import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { initiatorOf, isRoot, openLog, openResets, readHostFacts, realMachine, wouldRunMachine } from '../host/index.js';
import { unknown, type MachinePort } from '../reset/index.js';
import { commandWords } from '../text/index.js';
import { processIo } from './command-io.js';
import { interruptionBySignals } from './interruption.js';
import { readArguments } from './reset-arguments.js';
import { answerWithoutHost, resetCommand } from './reset-command.js';
import type { ResetHost } from './reset-host.js';

/** Put in by the build. */
declare const __XSCONSOLE_VERSION__: string;

const program = 'xe-reset-networking';
/** The original's hook for its tests: with this file on the host nothing is asked. */
const skipQuestion = 'tmp/fist_network_reset_no_warning';

/** The host below `root`. A tree elsewhere than / never has a command of this machine called for it. */
function hostAt(root: string): ResetHost {
  const log = openLog(root, program);
  const machine = (): MachinePort => (root === '/' ? realMachine() : wouldRunMachine());
  return {
    root,
    mayChange: root !== '/' || isRoot(),
    readFacts: (profile) => readHostFacts(root, { profile }),
    readLoss: () => Promise.resolve(unknown('notLooked')),
    skipsQuestion: () => Promise.resolve(existsSync(join(root, skipQuestion))),
    initiator: (reason) => initiatorOf('command', reason),
    resets: () => openResets(root, machine()),
    newPlanId: randomUUID,
    now: () => new Date().toISOString(),
    log: (level, text) => { log.write(level, text); },
  };
}

async function main(): Promise<number> {
  const io = processIo();
  const interruption = interruptionBySignals(io);
  const read = readArguments(process.argv.slice(2));
  const answered = answerWithoutHost(io, read, `${program} ${__XSCONSOLE_VERSION__}`);
  if (answered !== null) return answered;
  const root = resolve(read.arguments.root ?? (process.env['XSCONSOLE_ROOT'] || '/'));
  if (!(statSync(root, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
    io.err(commandWords.noSuchRoot(root));
    return 1;
  }
  return resetCommand(io, hostAt(root), read, interruption);
}

// Exceptions are bugs, caught here once; the journal says what a run had done by then.
main().then(
  (status) => { process.exitCode = status; },
  (error: unknown) => {
    processIo().err(commandWords.bug(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    process.exitCode = 1;
  },
);
