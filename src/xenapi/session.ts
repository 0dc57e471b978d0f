import { bestEffort, err, ok, withoutSecret, type Result } from '../model/index.js';
import { connect, type CallOptions, type CallOutcome, type XenApiClient } from './client.js';
import { transportError, type CallError } from './call-error.js';
import { onHost, type Credentials } from './target.js';
import type { WireValue } from './value.js';

/** An open session. `call` puts the session's reference before the parameters. */
export interface XenApiSession {
  readonly ref: string;
  readonly client: XenApiClient;
  call(method: string, params?: readonly WireValue[], options?: CallOptions): Promise<CallOutcome>;
  /** Calls session.logout. Without an answer the session ends by itself after a day. */
  close(options?: CallOptions): Promise<void>;
}

/** A session, or the error when there is none. */
export type SessionOutcome = Result<XenApiSession, CallError>;

const rootUser: Credentials = { user: 'root', password: '' };
const apiVersion = '1.1';
const originator = 'xsconsole';

function sessionOf(client: XenApiClient, ref: string, defaults: CallOptions): XenApiSession {
  return {
    ref,
    client,
    call: (method, params = [], options) =>
      client.call(method, [ref, ...params], { ...defaults, ...options }),
    // The logout does not use the signal of the calls. A cancelled reading still logs out.
    close: async (options) => {
      const limits = defaults.timeoutMs === undefined ? {} : { timeoutMs: defaults.timeoutMs };
      bestEffort(await client.call('session.logout', [ref], { ...limits, ...options }));
    },
  };
}

/** Masks the password in an error. */
function withoutPassword(error: CallError, password: string): CallError {
  const masked = (text: string): string => withoutSecret(text, password);
  return error.kind === 'api'
    ? { ...error, code: masked(error.code), params: error.params.map(masked) }
    : { ...error, detail: masked(error.detail) };
}

async function login(
  client: XenApiClient,
  who: Credentials,
  options: CallOptions,
  mayFollow: boolean,
): Promise<SessionOutcome> {
  const answer = await client.call(
    'session.login_with_password',
    [who.user, who.password, apiVersion, originator],
    options,
  );
  if (answer.ok) {
    if (typeof answer.value === 'string' && answer.value !== '')
      return ok(sessionOf(client, answer.value, options));
    return err(transportError('badAnswer', 'the login gave no session'));
  }
  const error = withoutPassword(answer.error, who.password);
  const master =
    error.kind === 'api' && error.code === 'HOST_IS_SLAVE' ? error.params[0] : undefined;
  const target = master === undefined || !mayFollow ? null : onHost(client.target, master);
  return target === null ? err(error) : login(connect(target), who, options, false);
}

/**
 * Logs in. `options` apply to the login, and to each call of the session that does not override
 * them. Without credentials it uses those of the target, or else the local root, which only a unix
 * socket accepts. It follows a supporter's HOST_IS_SLAVE once, with the same protocol, port and
 * pin. A transport error never contains the user's name or password.
 */
export function openSession(
  client: XenApiClient,
  who?: Credentials,
  options: CallOptions = {},
): Promise<SessionOutcome> {
  const { target } = client;
  return login(
    client,
    who ?? ('url' in target ? target.who : undefined) ?? rootUser,
    options,
    true,
  );
}

/**
 * Opens a session on this host alone (session.slave_local_login_with_password). XAPI gives it in
 * emergency mode too. It needs the unix socket, where root needs no password. Closing it calls
 * session.local_logout.
 */
export async function openLocalSession(
  client: XenApiClient,
  options: CallOptions = {},
): Promise<SessionOutcome> {
  const method = 'session.slave_local_login_with_password';
  const answer = await client.call(method, [rootUser.user, rootUser.password], options);
  if (!answer.ok) return answer;
  if (typeof answer.value !== 'string' || answer.value === '')
    return err(transportError('badAnswer', 'the login gave no session'));
  const ref = answer.value;
  return ok({
    ...sessionOf(client, ref, options),
    close: async (more) => {
      bestEffort(await client.call('session.local_logout', [ref], { ...options, ...more }));
    },
  });
}
