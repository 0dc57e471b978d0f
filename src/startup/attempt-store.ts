import type { FilePort } from '../model/index.js';
import { createHash } from 'node:crypto';
import {
  attemptsPath,
  nextAttempt,
  parseAttempts,
  printAttempts,
  setAsidePaths,
  type Attempts,
} from '../reset/index.js';
import { StartupError } from './startup-error.js';

const privateFile = 0o600;

/** Whole and synced at once, or Trouble (state.unwritable). */
async function writeWhole(files: FilePort, path: string, content: string): Promise<void> {
  const prepared = await files.prepare(path, content, privateFile);
  const committed = prepared.ok ? await files.commit(prepared.value) : prepared;
  const written = committed.ok ? await files.sync([path]) : committed;
  if (!written.ok) throw new StartupError('state.unwritable', path, written.error.cause);
}

/**
 * Counts the attempt that begins now, on the disk before anything else happens: a crash counts too.
 */
export async function countAttempt(
  files: FilePort,
  trigger: string,
  now: string,
): Promise<Attempts> {
  const kept = await files.read(attemptsPath);
  const digest = createHash('sha256').update(trigger).digest('hex');
  const attempts = nextAttempt(
    kept.state === 'present' ? parseAttempts(kept.text) : null,
    digest,
    now,
  );
  await keepAttempts(files, attempts);
  return attempts;
}

/** Writes the record anew. */
export async function keepAttempts(files: FilePort, attempts: Attempts): Promise<void> {
  await writeWhole(files, attemptsPath, printAttempts(attempts));
}

/**
 * The trigger goes under `<path>.failed`, the reason beside it, so that no later start wipes again
 * and nobody's wish is lost.
 */
export async function setAside(
  files: FilePort,
  path: string,
  trigger: string,
  reason: string,
): Promise<string> {
  const { trigger: aside, reason: why } = setAsidePaths(path);
  await writeWhole(files, why, `${reason}\n`);
  await writeWhole(files, aside, trigger);
  await removeTrigger(files, path);
  return aside;
}

/** Deletes the trigger, durably (design page, step 6). */
export async function removeTrigger(files: FilePort, path: string): Promise<void> {
  const removed = await files.remove(path);
  const synced = removed.ok ? await files.sync([path]) : removed;
  if (!synced.ok) throw new StartupError('trigger.undeletable', path, synced.error.cause);
}

/**
 * Forgets the count: the trigger it belongs to is gone, and the same wish may come again some day.
 * What an earlier trigger was set aside under goes with it once a reset has succeeded. Trouble here
 * must not fail a reset that is done: the next start looks again.
 */
export async function forgetAttempts(
  files: FilePort,
  path: string,
  succeeded: boolean,
): Promise<void> {
  const aside = setAsidePaths(path);
  const gone = [attemptsPath, ...(succeeded ? [aside.reason, aside.trigger] : [])];
  for (const one of gone) await files.remove(one);
  await files.sync(gone);
}
