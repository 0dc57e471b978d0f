import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits so many milliseconds, or until the signal; false: the signal came first. `ref` false: the
 * wait keeps no program from ending.
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
    // The wait rejects for the signal alone.
    return false;
  }
}
