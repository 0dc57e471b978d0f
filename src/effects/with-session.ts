import type { HostPort, Known, Result } from '../model/index.js';
import type { CallError, XenApiSession, XenApiTarget } from '../xenapi/index.js';
import { operations, xenapi } from './loading.js';

/**
 * Milliseconds to wait for XenAPI. If it does not answer, a page must not wait longer than an
 * operator would.
 */
const timeoutMs = 5_000;

/** Where to reach the host's XenAPI. */
export interface XenApiPlace {
  readonly host: Promise<HostPort>;
  /** null: the host's own socket. */
  readonly xapi: XenApiTarget | null;
}

/** What to connect to. */
export async function targetOf({ host, xapi }: XenApiPlace): Promise<XenApiTarget> {
  return xapi ?? { socketPath: await (await host).system.xapiSocket() };
}

/** Works in a session of the host's XenAPI, and always closes it. */
export async function inSession<T>(
  place: XenApiPlace,
  work: (session: XenApiSession) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const [{ connect }, { withSession }] = await Promise.all([xenapi(), operations()]);
  return withSession(connect(await targetOf(place)), work, { timeoutMs });
}

/** The same in a local session of this host alone. XAPI gives one in emergency mode too. */
export async function inLocalSession<T>(
  place: XenApiPlace,
  work: (session: XenApiSession) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const [{ connect }, { withLocalSession }] = await Promise.all([xenapi(), operations()]);
  return withLocalSession(connect(await targetOf(place)), work, { timeoutMs });
}

/** Asks the host's XenAPI; unknown, with the reason, when it does not answer. */
export async function withHostSession<T>(
  place: XenApiPlace,
  read: (session: XenApiSession) => Promise<Result<T, CallError>>,
): Promise<Known<T>> {
  const answer = await inSession(place, read);
  return answer.ok
    ? { known: true, value: answer.value }
    : { known: false, reason: (await operations()).reasonOf(answer.error) };
}
