import { isWhole, keep, traced, type StartupEvent } from '../../reset/index.js';
import {
  mapKnown,
  known,
  networkingLoss,
  ok,
  unknown,
  type Known,
  type PoolLoss,
  type Result,
} from '../../model/index.js';
import {
  factOf,
  formerVlanNetwork,
  readHostNetworking,
  type XenApiSession,
} from '../../operations/index.js';
import type { Attempt } from '../attempt.js';
import { keepAttempts } from '../attempt-store.js';
import type { ChosenPort } from './chosen-port.js';
import { byXapi, type StepError } from '../step-error.js';
import { unrecorded } from '../unrecorded.js';

/**
 * Keeps what the wipe takes away, for later attempts, the rebuild and the report. Answers what the
 * pool database had before the first wipe.
 */
export async function* keepBeforeWipe(
  attempt: Attempt,
  uuid: string,
  chosen: ChosenPort,
): AsyncGenerator<StartupEvent, Result<Known<PoolLoss>, StepError>> {
  const loss = await lossBefore(attempt, uuid, chosen);
  if (!loss.ok) return loss;
  yield* keepNetworking(attempt, uuid, chosen);
  const remembered = await rememberVlanNetwork(attempt, uuid);
  return remembered.ok ? loss : remembered;
}

/** What the pool database has of this host's networking now. */
export async function readLoss(session: XenApiSession, uuid: string): Promise<Known<PoolLoss>> {
  return mapKnown(factOf(await readHostNetworking(session, uuid)), networkingLoss);
}

/**
 * What the pool database had before the first wipe: as the reset has read it, or else read now and
 * kept for later attempts. Unknown for another tool's trigger.
 */
async function lossBefore(
  { ports, session, progress }: Attempt,
  uuid: string,
  { reset }: ChosenPort,
): Promise<Result<Known<PoolLoss>, StepError>> {
  if (reset === null) return ok(unknown('notLooked'));
  const kept = reset.loss ?? progress.attempts.loss;
  if (kept !== undefined) return ok(known(kept));
  const read = await readLoss(session, uuid);
  if (!read.known) return ok(read);
  progress.attempts = { ...progress.attempts, loss: read.value };
  const written = await keepAttempts(ports.files, progress.attempts);
  return written.ok ? ok(read) : written;
}

/**
 * Keeps what is about to be wiped, when the reset itself could not ask XAPI. Only before the first
 * attempt, because later attempts find it wiped.
 */
async function* keepNetworking(
  { ports, session, progress }: Attempt,
  uuid: string,
  { reset }: ChosenPort,
): AsyncGenerator<StartupEvent, void> {
  if (reset === null || progress.attempts.attempts > 1) return;
  if (reset.kept !== null && isWhole(reset.kept)) return;
  const read = await readHostNetworking(session, uuid);
  if (!read.ok) return;
  const kept = keep(traced(read.value, { from: 'xapi' }), ports.now());
  yield* unrecorded('former', await ports.resets.recordKept(reset.plan.id, kept));
}

/** Looks up the network of the management VLAN, and keeps it for later attempts. */
async function rememberVlanNetwork(
  { ports, session, wanted, progress }: Attempt,
  uuid: string,
): Promise<Result<void, StepError>> {
  const found = byXapi(await formerVlanNetwork(session, uuid, wanted));
  if (!found.ok) return found;
  const vlanNetwork = found.value || progress.attempts.vlanNetwork;
  if (vlanNetwork === progress.attempts.vlanNetwork) return ok(undefined);
  progress.attempts = { ...progress.attempts, vlanNetwork };
  return keepAttempts(ports.files, progress.attempts);
}
