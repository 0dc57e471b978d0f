import { bestEffort, ok, type FilePort, type Result } from '../model/index.js';
import {
  attemptsPath,
  nextAttempt,
  parseAttempts,
  printAttempts,
  setAsidePaths,
  type Attempts,
} from '../reset/index.js';
import { digestOf } from './digest.js';
import { failed, type StepError } from './step-error.js';

const privateFile = 0o600;

/** Writes a whole file and syncs it, or fails with state.unwritable. */
async function writeWhole(
  files: FilePort,
  path: string,
  content: string,
): Promise<Result<void, StepError>> {
  const prepared = await files.prepare(path, content, privateFile);
  const committed = prepared.ok ? await files.commit(prepared.value) : prepared;
  const written = committed.ok ? await files.sync([path]) : committed;
  return written.ok ? written : failed('state.unwritable', path, written.error.cause);
}

/**
 * Counts the attempt that begins now. The count is on the disk before anything else happens, so
 * that a crash counts too.
 */
export async function countAttempt(
  files: FilePort,
  trigger: string,
  now: string,
): Promise<Result<Attempts, StepError>> {
  const kept = await files.read(attemptsPath);
  const attempts = nextAttempt(
    kept.state === 'present' ? parseAttempts(kept.text) : null,
    digestOf(trigger),
    now,
  );
  const written = await keepAttempts(files, attempts);
  return written.ok ? ok(attempts) : written;
}

/** Writes the record of the attempts. */
export function keepAttempts(
  files: FilePort,
  attempts: Attempts,
): Promise<Result<void, StepError>> {
  return writeWhole(files, attemptsPath, printAttempts(attempts));
}

/**
 * Moves the trigger to `<path>.failed` and writes the reason beside it. So no later start wipes
 * again, and what the operator wanted is not lost. Answers the new path.
 */
export async function setAside(
  files: FilePort,
  path: string,
  trigger: string,
  reason: string,
): Promise<Result<string, StepError>> {
  const { trigger: aside, reason: why } = setAsidePaths(path);
  const explained = await writeWhole(files, why, `${reason}\n`);
  const copied = explained.ok ? await writeWhole(files, aside, trigger) : explained;
  const removed = copied.ok ? await removeTrigger(files, path) : copied;
  return removed.ok ? ok(aside) : removed;
}

/** Deletes the trigger, durably (design page, step 6). */
export async function removeTrigger(
  files: FilePort,
  path: string,
): Promise<Result<void, StepError>> {
  const removed = await files.remove(path);
  const synced = removed.ok ? await files.sync([path]) : removed;
  return synced.ok ? synced : failed('trigger.undeletable', path, synced.error.cause);
}

/**
 * Deletes the count, because its trigger is gone and the same trigger may come again later. After a
 * successful reset it also deletes the files of an earlier trigger that was set aside. An error
 * here does not fail a reset that is done: the next start tries again.
 */
export async function forgetAttempts(
  files: FilePort,
  path: string,
  succeeded: boolean,
): Promise<void> {
  const aside = setAsidePaths(path);
  const gone = [attemptsPath, ...(succeeded ? [aside.reason, aside.trigger] : [])];
  for (const one of gone) bestEffort(await files.remove(one));
  bestEffort(await files.sync(gone));
}
