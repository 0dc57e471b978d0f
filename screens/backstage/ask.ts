import { join } from 'node:path';
import type { Known, Reason } from '../../src/reset/index.js';
import type { CallFailure, Read, XenApiSession } from '../../src/xenapi/index.js';
import { xenapi } from './loading.js';

/** A call to a XenAPI that does not answer must not keep a page waiting longer than an operator would. */
const timeoutMs = 5_000;

/** Where the host's XenAPI is reached. */
export interface XenApiPlace {
  readonly root: string;
  /** Socket path or URL; null: the host's own socket. */
  readonly xapi: string | null;
}

/** A XenAPI failure as the reason of a fact that is not known. */
export async function reasonOf(failure: CallFailure): Promise<Reason> {
  const detail = (await xenapi()).describeFailure(failure);
  if (failure.kind === 'api') return { code: 'refused', detail };
  return { code: failure.code === 'timedOut' ? 'timedOut' : 'unreachable', detail };
}

/** Works in a session of the host's XenAPI, which is closed again whatever comes. */
export async function inSession<T>({ root, xapi }: XenApiPlace, work: (session: XenApiSession) => Promise<Read<T>>): Promise<Read<T>> {
  const { connect, targetFrom, withSession } = await xenapi();
  const session = await withSession(connect(targetFrom(xapi ?? join(root, 'var/lib/xcp/xapi'))), undefined, work, { timeoutMs });
  return session.ok ? session.value : session;
}

/** Asks the host's XenAPI; unknown, with the reason, when it does not answer. */
export async function ask<T>(place: XenApiPlace, read: (session: XenApiSession) => Promise<Read<T>>): Promise<Known<T>> {
  const answer = await inSession(place, read);
  return answer.ok ? { known: true, value: answer.value } : { known: false, reason: await reasonOf(answer.failure) };
}
