import { err, ok, type Result } from '../model/index.js';
import type { CallOptions, CallOutcome, XenApiClient } from './client.js';
import { connect } from './client.js';
import type { CallError } from './call-error.js';
import { transportError } from './call-error.js';
import { onHost, type Credentials } from './target.js';
import type { WireValue } from './value.js';

/** An open session: `call` puts its reference in front of the parameters. */
export interface XenApiSession {
  readonly ref: string;
  readonly client: XenApiClient;
  call(method: string, params?: readonly WireValue[], options?: CallOptions): Promise<CallOutcome>;
  /**
   * session.logout. Trouble is given back and may be ignored: an abandoned session ends by itself
   * after a day.
   */
  close(options?: CallOptions): Promise<CallOutcome>;
}

/** A session, or why there is none. */
export type SessionOutcome = Result<XenApiSession, CallError>;

const ROOT: Credentials = { user: 'root', password: '' };
const API_VERSION = '1.1';
const ORIGINATOR = 'xsconsole';

function sessionOf(client: XenApiClient, ref: string, defaults: CallOptions): XenApiSession {
  return {
    ref,
    client,
    call: (method, params = [], options) =>
      client.call(method, [ref, ...params], { ...defaults, ...options }),
    // Not under the signal of the calls: a reading that was cancelled still logs out.
    close: (options) =>
      client.call('session.logout', [ref], {
        ...(defaults.timeoutMs === undefined ? {} : { timeoutMs: defaults.timeoutMs }),
        ...options,
      }),
  };
}

/** A server may send back what it was sent: its words go to screens and logs. */
function withoutPassword(error: CallError, password: string): CallError {
  if (password === '') return error;
  const masked = (text: string): string => text.replaceAll(password, '***');
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
    [who.user, who.password, API_VERSION, ORIGINATOR],
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
 * Logs in; `options` hold for the login and, unless told otherwise, for each call of the session.
 * Without credentials those of the target, else as the local root, which only a unix socket grants.
 * A supporter's HOST_IS_SLAVE is followed once, over the same protocol and port and with the same
 * pin. Neither the user's name nor the password is ever part of a transport error.
 */
export function openSession(
  client: XenApiClient,
  who?: Credentials,
  options: CallOptions = {},
): Promise<SessionOutcome> {
  const { target } = client;
  return login(client, who ?? ('url' in target ? target.who : undefined) ?? ROOT, options, true);
}

/**
 * A session of this host alone (session.slave_local_login_with_password), which XAPI gives in
 * emergency mode too; only over the unix socket, where root needs no password. It is closed by
 * session.local_logout.
 */
export async function openLocalSession(
  client: XenApiClient,
  options: CallOptions = {},
): Promise<SessionOutcome> {
  const method = 'session.slave_local_login_with_password';
  const answer = await client.call(method, [ROOT.user, ROOT.password], options);
  if (!answer.ok) return answer;
  if (typeof answer.value !== 'string' || answer.value === '')
    return err(transportError('badAnswer', 'the login gave no session'));
  const ref = answer.value;
  return ok({
    ...sessionOf(client, ref, options),
    close: (more) => client.call('session.local_logout', [ref], { ...options, ...more }),
  });
}
