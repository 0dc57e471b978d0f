import type { Result } from '../model/index.js';
import { answerLimit } from './answer-limit.js';
import { transportError, type CallError, type TransportError } from './call-error.js';
import { decodeJsonAnswer, encodeJsonCall } from './jsonrpc.js';
import { post, type HttpAnswer } from './post.js';
import { targetName, type XenApiTarget } from './target.js';
import type { CallResult, WireValue } from './value.js';
import { decodeXmlAnswer } from './xmlrpc/xmlrpc.js';

/** How a call ended. An expected error is the second case. A call never throws or rejects. */
export type CallOutcome = Result<WireValue, CallError>;

/** The protocols of XenAPI. */
export type Spoken = 'json' | 'xml';

/** Limits of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Ends the call in whatever step it hangs. The default is 30 s. */
  readonly timeoutMs?: number;
}

/**
 * Speaks XenAPI with one server. It holds no connection between calls, so nothing needs closing.
 */
export interface XenApiClient {
  readonly target: XenApiTarget;
  /** The target's name for people. */
  readonly name: string;
  call(method: string, params: readonly WireValue[], options?: CallOptions): Promise<CallOutcome>;
}

const defaultTimeoutMs = 30_000;
/**
 * The statuses that say that a server has no JSON-RPC at that path. It has carried out nothing
 * then.
 */
const noJsonStatuses = new Set([404, 405, 415, 501]);

function outcomeOf(
  answer: HttpAnswer,
  read: (body: string) => Result<CallResult, string>,
): CallOutcome {
  if (answer.status !== 200)
    return { ok: false, error: transportError('badStatus', `HTTP status ${answer.status}`) };
  const result = read(answer.body);
  if (!result.ok) return { ok: false, error: transportError('badAnswer', result.error) };
  return result.value.ok
    ? result.value
    : { ok: false, error: { kind: 'api', ...result.value.error } };
}

/**
 * A client of the XenAPI at `target`. It tries JSON-RPC first, which is 50 times cheaper to read
 * than XML, and XML-RPC when the server has no JSON-RPC. It remembers the server's protocol, or
 * takes it from `spoken`. call-error.ts lists the errors. A transport error never contains any of
 * the parameters.
 */
export function connect(target: XenApiTarget, spoken?: Spoken): XenApiClient {
  let speaks = spoken;
  let lastId = 0;

  const say = (
    method: string,
    path: string,
    contentType: string,
    body: string,
    options: CallOptions,
    deadline: number,
  ): Promise<Result<HttpAnswer, TransportError>> =>
    post(target, {
      path,
      contentType,
      body,
      signal: options.signal,
      timeoutMs: Math.max(1, deadline - performance.now()),
      maxBytes: answerLimit(method),
    });

  const viaXml = async (
    method: string,
    params: readonly WireValue[],
    options: CallOptions,
    deadline: number,
  ): Promise<CallOutcome> => {
    const { encodeCall } = await import('./xmlrpc/xmlrpc-request.js');
    const spoken = await say(
      method,
      '/RPC2',
      'text/xml',
      encodeCall(method, params),
      options,
      deadline,
    );
    return spoken.ok ? outcomeOf(spoken.value, decodeXmlAnswer) : spoken;
  };

  const call = async (
    method: string,
    params: readonly WireValue[],
    options: CallOptions = {},
  ): Promise<CallOutcome> => {
    const deadline = performance.now() + (options.timeoutMs ?? defaultTimeoutMs);
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
    const { status, contentType } = spoken.value;
    if (
      speaks === undefined &&
      (noJsonStatuses.has(status) || (status === 200 && contentType !== 'application/json'))
    ) {
      speaks = 'xml';
      return viaXml(method, params, options, deadline);
    }
    if (status === 200) speaks = 'json';
    return outcomeOf(spoken.value, (body) => decodeJsonAnswer(body, id));
  };

  return { target, name: targetName(target), call };
}
