import { answerLimit } from './answer-limit.js';
import type { Decoded } from './decoded.js';
import type { CallFailure, TransportFailure } from './failure.js';
import { transportFailure } from './failure.js';
import { decodeJsonAnswer, encodeJsonCall } from './jsonrpc.js';
import type { HttpAnswer } from './post.js';
import { post } from './post.js';
import type { XenApiTarget } from './target.js';
import { targetName } from './target.js';
import type { CallResult, WireValue } from './value.js';
import { decodeXmlAnswer } from './xmlrpc.js';

/** How a call ended. Expected trouble is the second case; a call never throws or rejects. */
export type CallOutcome =
  | { readonly ok: true; readonly value: WireValue }
  | { readonly ok: false; readonly failure: CallFailure };

/** Limits of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Ends the call wherever it hangs. Default 30 s. */
  readonly timeoutMs?: number;
}

/** Speaks XenAPI with one server. Holds no connection between calls, so there is nothing to close. */
export interface XenApiClient {
  readonly target: XenApiTarget;
  /** The target for people. */
  readonly name: string;
  call(method: string, params: readonly WireValue[], options?: CallOptions): Promise<CallOutcome>;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** Statuses by which a server says that it has no JSON-RPC at that path; nothing was carried out then. */
const NO_JSON = new Set([404, 405, 415, 501]);

type Spoken =
  | { readonly ok: true; readonly answer: HttpAnswer }
  | { readonly ok: false; readonly failure: TransportFailure };

function outcomeOf(answer: HttpAnswer, read: (body: string) => Decoded<CallResult>): CallOutcome {
  if (answer.status !== 200)
    return { ok: false, failure: transportFailure('badStatus', `HTTP status ${answer.status}`) };
  const result = read(answer.body);
  if (!result.ok) return { ok: false, failure: transportFailure('badAnswer', result.detail) };
  return result.value.ok
    ? result.value
    : { ok: false, failure: { kind: 'api', ...result.value.error } };
}

/**
 * A client of the XenAPI at `target`. JSON-RPC first (50 times cheaper to read than XML), XML-RPC where a server has none; what it speaks is
 * remembered. Failures: failure.ts. Nothing of the parameters ever appears in a failure of the transport.
 */
export function connect(target: XenApiTarget): XenApiClient {
  let speaks: 'json' | 'xml' | undefined;
  let lastId = 0;

  const say = (
    method: string,
    path: string,
    contentType: string,
    body: string,
    options: CallOptions,
    deadline: number,
  ): Promise<Spoken> =>
    post(target, {
      path,
      contentType,
      body,
      signal: options.signal,
      timeoutMs: Math.max(1, deadline - Date.now()),
      maxBytes: answerLimit(method),
    });

  const viaXml = async (
    method: string,
    params: readonly WireValue[],
    options: CallOptions,
    deadline: number,
  ): Promise<CallOutcome> => {
    const { encodeCall } = await import('./xmlrpc-request.js');
    const spoken = await say(
      method,
      '/RPC2',
      'text/xml',
      encodeCall(method, params),
      options,
      deadline,
    );
    return spoken.ok ? outcomeOf(spoken.answer, decodeXmlAnswer) : spoken;
  };

  const call = async (
    method: string,
    params: readonly WireValue[],
    options: CallOptions = {},
  ): Promise<CallOutcome> => {
    const deadline = Date.now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    if (speaks === 'xml') return viaXml(method, params, options, deadline);
    lastId += 1;
    const id = lastId;
    const spoken = await say(
      method,
      '/jsonrpc',
      'application/json',
      encodeJsonCall(method, params, id),
      options,
      deadline,
    );
    if (!spoken.ok) return spoken;
    const { status, contentType } = spoken.answer;
    if (
      speaks === undefined &&
      (NO_JSON.has(status) || (status === 200 && contentType !== 'application/json'))
    ) {
      speaks = 'xml';
      return viaXml(method, params, options, deadline);
    }
    if (status === 200) speaks = 'json';
    return outcomeOf(spoken.answer, (body) => decodeJsonAnswer(body, id));
  };

  return { target, name: targetName(target), call };
}
