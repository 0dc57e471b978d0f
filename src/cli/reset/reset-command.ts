import { commandWords } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { refuse } from '../refuse.js';
import { applyPlan } from './apply-plan.js';
import { resumeReset, undoReset } from './earlier-reset.js';
import type { Interruption } from '../interruption.js';
import { showPlaybook } from './pool/playbook.js';
import { changePool } from './pool/pool-recovery.js';
import { addTemporaryAddress } from './reset-temporary.js';
import { probe } from './reset-probe.js';
import { endWait } from './reset-confirm.js';
import type { ReadArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';
import { rebuildNetworking } from './rebuild/reset-rebuild.js';
import { runReset } from './reset-run.js';
import { showStatus } from './reset-status.js';

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
  const given = read.arguments;
  // A probe needs root too, but reports that as a finding.
  if (!host.mayChange && given.action !== 'probe') return refuse(io, given, commandWords.notRoot);
  switch (given.action) {
    case 'apply':
      return applyPlan(io, host, given, interruption);
    case 'temporary-address':
      return addTemporaryAddress(io, host, given, given.temporaryAddress);
    case 'coordinator-address':
    case 'become-coordinator':
    case 'recover-supporters':
      return changePool(io, host, given);
    case 'playbook':
      return showPlaybook(io, host, given);
    case 'rebuild':
      return rebuildNetworking(io, host, given, interruption);
    case 'probe':
      return probe(io, host, given);
    case 'confirm':
    case 'cancel-return':
      return endWait(io, host, given);
    case 'status':
      return showStatus(io, host, given);
    case 'resume':
      return resumeReset(io, host, given, interruption);
    case 'undo':
      return undoReset(io, host, given, interruption);
    default:
      return runReset(io, host, given, interruption, read.issues);
  }
}
