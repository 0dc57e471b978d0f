import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { err, errorWords, ok, type Result } from '../../model/index.js';

/** How long a child whose work is over may take to end by itself. */
export const childGraceMs = 3_000;

/** Waits for the end of such a child; false: it has not come in time. */
export async function endsInTime(end: Promise<unknown>): Promise<boolean> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    // Referenced: it keeps the process alive meanwhile.
    limit = setTimeout(resolve, childGraceMs, false);
  });
  const inTime = await Promise.race([end.then(() => true), late]);
  clearTimeout(limit);
  return inTime;
}

/**
 * Starts a program, or says in the system's words why it cannot be started. Node reports some
 * reasons by an event and throws others (no memory, arguments too long, a damaged disk). If this
 * process may open no more files, the child has no pipes. So nobody may use the child before it has
 * started.
 */
export async function startChild<C extends ChildProcess>(
  spawnIt: () => C,
): Promise<Result<C, string>> {
  try {
    const child = spawnIt();
    await once(child, 'spawn');
    return ok(child);
  } catch (error) {
    return err(errorWords(error));
  }
}
