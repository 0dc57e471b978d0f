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
async function reasonOf(failure: CallFailure): Promise<Reason> {
  const detail = (await xenapi()).describeFailure(failure);
  if (failure.kind === 'api') return { code: 'refused', detail };
  return { code: failure.code === 'timedOut' ? 'timedOut' : 'unreachable', detail };
}

/** Asks the host's XenAPI in a session of its own, which is closed again; unknown, with the reason, when it does not answer. */
export async function ask<T>({ root, xapi }: XenApiPlace, read: (session: XenApiSession) => Promise<Read<T>>): Promise<Known<T>> {
  const { connect, targetFrom, withSession } = await xenapi();
  const session = await withSession(connect(targetFrom(xapi ?? join(root, 'var/lib/xcp/xapi'))), undefined, read, { timeoutMs });
  const answer = session.ok ? session.value : session;
  return answer.ok ? { known: true, value: answer.value } : { known: false, reason: await reasonOf(answer.failure) };
}
