import { commandHelp, commandWords, tryHelp, usageText } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { applyPlan } from './apply-plan.js';
import { resumeReset, undoReset } from './earlier-reset.js';
import type { Interruption } from '../interruption.js';
import { showPlaybook } from './pool/playbook.js';
import { changePool } from './pool/pool-remedy.js';
import { addTemporaryAddress } from './reset-temporary.js';
import { probe } from './reset-probe.js';
import { endWait } from './reset-confirm.js';
import type { ReadArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';
import { rebuildNetworking } from './rebuild/reset-rebuild.js';
import { runReset } from './reset-run.js';
import { showStatus } from './reset-status.js';

/**
 * Does everything that needs no host: help, version, and a command line that cannot be read at all.
 * Answers null when a host is needed.
 */
export function answerWithoutHost(
  io: CommandIo,
  read: ReadArguments,
  version: string,
): number | null {
  const { action } = read.arguments;
  if (action === 'help') {
    for (const line of commandHelp.trimEnd().split('\n')) io.out(line);
    return 0;
  }
  if (action === 'version') {
    io.out(version);
    return 0;
  }
  if (!read.incomplete && (action === 'reset' || read.issues.length === 0)) return null;
  for (const issue of read.issues) io.err(usageText(issue));
  io.err(tryHelp);
  return 2;
}

/**
 * Runs `xe-reset-networking` on a host: everything that `answerWithoutHost` does not do. Answers
 * the exit status (see `--help`).
 */
export async function resetCommand(
  io: CommandIo,
  host: ResetHost,
  read: ReadArguments,
  interruption: Interruption,
): Promise<number> {
  const wish = read.arguments;
  // A probe needs root too, but reports that as a finding.
  if (!host.mayChange && wish.action !== 'probe') {
    io.err(commandWords.notRoot);
    return 1;
  }
  switch (wish.action) {
    case 'apply':
      return applyPlan(io, host, wish, interruption);
    case 'temporary-address':
      return addTemporaryAddress(io, host, wish, wish.temporaryAddress);
    case 'coordinator-address':
    case 'become-coordinator':
    case 'recover-supporters':
      return changePool(io, host, wish);
    case 'playbook':
      return showPlaybook(io, host, wish);
    case 'rebuild':
      return rebuildNetworking(io, host, wish, interruption);
    case 'probe':
      return probe(io, host, wish);
    case 'confirm':
    case 'cancel-return':
      return endWait(io, host, wish);
    case 'status':
      return showStatus(io, host, wish);
    case 'resume':
      return resumeReset(io, host, wish, interruption);
    case 'undo':
      return undoReset(io, host, wish, interruption);
    default:
      return runReset(io, host, wish, interruption, read.issues);
  }
}
