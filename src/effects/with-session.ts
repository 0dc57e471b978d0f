import type { HostPort, Known, Result } from '../model/index.js';
import type { CallError, XenApiSession, XenApiTarget } from '../xenapi/index.js';
import { operations, xenapi } from './loading.js';

/**
 * A call to a XenAPI that does not answer must not keep a page waiting longer than an operator
 * would.
 */
const timeoutMs = 5_000;

/** Where the host's XenAPI is reached. */
export interface XenApiPlace {
  readonly host: Promise<HostPort>;
  /** null: the host's own socket. */
  readonly xapi: XenApiTarget | null;
}

/** What to connect to. */
export async function targetOf({ host, xapi }: XenApiPlace): Promise<XenApiTarget> {
  return xapi ?? { socketPath: await (await host).system.xapiSocket() };
}

/** Works in a session of the host's XenAPI, which is closed again whatever comes. */
export async function inSession<T>(
  place: XenApiPlace,
  work: (session: XenApiSession) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const [{ connect }, { withSession }] = await Promise.all([xenapi(), operations()]);
  return withSession(connect(await targetOf(place)), work, { timeoutMs });
}

/** The same in a session of this host alone, which XAPI gives in emergency mode too. */
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
