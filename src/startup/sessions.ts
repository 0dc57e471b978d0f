import { ok, type Result } from '../model/index.js';
import type { CallError, XenApiSession } from '../operations/index.js';
import type { StartupPorts } from './ports.js';

type Opens = Pick<StartupPorts, 'openSession'>;

/** Whether XAPI gives a session now. */
export async function xapiAnswersNow(ports: Opens): Promise<boolean> {
  return (await withXapiSession(ports, () => Promise.resolve(null))).ok;
}

/** Opens a session, does the work, and always closes the session. The error: XAPI gives none. */
export async function withXapiSession<T>(
  { openSession }: Opens,
  work: (session: XenApiSession) => Promise<T>,
): Promise<Result<T, CallError>> {
  const opened = await openSession();
  if (!opened.ok) return opened;
  try {
    return ok(await work(opened.value));
  } finally {
    await opened.value.close();
  }
}

/** The same for work that tells its steps. */
export async function* stepsInSession<Step, T>(
  { openSession }: Opens,
  work: (session: XenApiSession) => AsyncGenerator<Step, T>,
): AsyncGenerator<Step, Result<T, CallError>> {
  const opened = await openSession();
  if (!opened.ok) return opened;
  try {
    return ok(yield* work(opened.value));
  } finally {
    await opened.value.close();
  }
}
