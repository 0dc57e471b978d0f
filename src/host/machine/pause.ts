import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits `ms` milliseconds. Answers false when the signal aborted the wait. With `ref` false the
 * wait does not keep the process alive.
 */
export async function pause(
  ms: number,
  signal: AbortSignal | undefined,
  { ref = true }: { readonly ref?: boolean } = {},
): Promise<boolean> {
  try {
    await wait(ms, undefined, { ref, ...(signal === undefined ? {} : { signal }) });
    return true;
  } catch {
    // The wait rejects only when the signal aborts.
    return false;
  }
}
