import type { HostPort, Known, Result } from '../model/index.js';
import type { CallError, XenApiClient, XenApiSession, XenApiTarget } from '../xenapi/index.js';
import { operations } from './loading.js';

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

/** A client of the host's XenAPI. */
export async function clientOf({ host, xapi }: XenApiPlace): Promise<XenApiClient> {
  return (await operations()).hostXapi(await host, xapi);
}

/** Works in a session of the host's XenAPI, and always closes it. */
export async function inSession<T>(
  place: XenApiPlace,
  work: (session: XenApiSession) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const { withSession } = await operations();
  return withSession(await clientOf(place), work, { timeoutMs });
}

/** The same in a local session of this host alone. XAPI gives one in emergency mode too. */
export async function inLocalSession<T>(
  place: XenApiPlace,
  work: (session: XenApiSession) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const { withLocalSession } = await operations();
  return withLocalSession(await clientOf(place), work, { timeoutMs });
}

/** Asks the host's XenAPI; unknown, with the reason, when it does not answer. */
export async function readInSession<T>(
  place: XenApiPlace,
  read: (session: XenApiSession) => Promise<Result<T, CallError>>,
): Promise<Known<T>> {
  const answer = await inSession(place, read);
  return (await operations()).factOf(answer);
}
