import { known, unknownFor, type Known, type Reason, type Result } from '../model/index.js';
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

/** The user of the session, and the limits of the login and of each call. */
export interface SessionOptions extends CallOptions {
  /** Default: the target's own, else the local root. */
  readonly who?: Credentials;
}

/** Opens a session, does the work, and always closes the session. */
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

/** Does the work in a session of this host alone. XAPI gives one in emergency mode too. */
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

/** The answer as a fact; unknown when XenAPI could not be asked. */
export function factOf<T>(answer: Result<T, CallError>): Known<T> {
  return answer.ok ? known(answer.value) : unknownFor(reasonOf(answer.error));
}

/** The reason for an unknown fact when XenAPI could not be asked. */
export function reasonOf(error: CallError): Reason {
  const detail = describeError(error);
  if (error.kind === 'api') return { code: 'refused', detail };
  return { code: error.code === 'timedOut' ? 'timedOut' : 'unreachable', detail };
}
