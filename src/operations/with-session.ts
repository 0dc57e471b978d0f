import type { Reason, Result } from '../model/index.js';
import {
  describeError,
  openLocalSession,
  openSession,
  type CallError,
  type CallOptions,
  type Credentials,
  type XenApiClient,
  type XenApiSession,
} from '../xenapi/index.js';

/** Whose session it is, and the limits of the login and of each call. */
export interface SessionOptions extends CallOptions {
  /** Default: the target's own, else the local root. */
  readonly who?: Credentials;
}

/** Opens a session, works in it, and closes it whatever comes of the work. */
export async function withSession<T>(
  client: XenApiClient,
  work: (session: XenApiSession) => Promise<Result<T, CallError>>,
  { who, ...options }: SessionOptions = {},
): Promise<Result<T, CallError>> {
  const opened = await openSession(client, who, options);
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** The same in a session of this host alone, which XAPI gives in emergency mode too. */
export async function withLocalSession<T>(
  client: XenApiClient,
  work: (session: XenApiSession) => Promise<Result<T, CallError>>,
  options: CallOptions = {},
): Promise<Result<T, CallError>> {
  const opened = await openLocalSession(client, options);
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** Why a fact is not known when XenAPI could not be asked for it. */
export function reasonOf(error: CallError): Reason {
  const detail = describeError(error);
  if (error.kind === 'api') return { code: 'refused', detail };
  return { code: error.code === 'timedOut' ? 'timedOut' : 'unreachable', detail };
}
