import { join } from 'node:path';
import type { Known, Reason } from '../model/index.js';
import type { Read } from '../operations/index.js';
import type { CallFailure, XenApiSession, XenApiTarget } from '../xenapi/index.js';
import { xenapi } from './loading.js';

/** A call to a XenAPI that does not answer must not keep a page waiting longer than an operator would. */
const timeoutMs = 5_000;

/** Where the host's XenAPI is reached. */
export interface XenApiPlace {
  readonly root: string;
  /** Socket path or URL; null: the host's own socket. */
  readonly xapi: string | null;
}

/** What to connect to. A text that is neither a path nor a URL is refused when the program starts. */
export async function targetOf({ root, xapi }: XenApiPlace): Promise<XenApiTarget> {
  const { targetFrom } = await xenapi();
  return (
    (xapi === null ? null : targetFrom(xapi)) ?? { socketPath: join(root, 'var/lib/xcp/xapi') }
  );
}

/** A XenAPI failure as the reason of a fact that is not known. */
export async function reasonOf(failure: CallFailure): Promise<Reason> {
  const detail = (await xenapi()).describeFailure(failure);
  if (failure.kind === 'api') return { code: 'refused', detail };
  return { code: failure.code === 'timedOut' ? 'timedOut' : 'unreachable', detail };
}

/** Works in a session of the host's XenAPI, which is closed again whatever comes. */
export async function inSession<T>(
  place: XenApiPlace,
  work: (session: XenApiSession) => Promise<Read<T>>,
): Promise<Read<T>> {
  const { connect, withSession } = await xenapi();
  const session = await withSession(connect(await targetOf(place)), undefined, work, { timeoutMs });
  return session.ok ? session.value : session;
}

/** Asks the host's XenAPI; unknown, with the reason, when it does not answer. */
export async function withHostSession<T>(
  place: XenApiPlace,
  read: (session: XenApiSession) => Promise<Read<T>>,
): Promise<Known<T>> {
  const answer = await inSession(place, read);
  return answer.ok
    ? { known: true, value: answer.value }
    : { known: false, reason: await reasonOf(answer.failure) };
}
