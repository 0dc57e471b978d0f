import {
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { err, type Result } from '../model/index.js';
import { transportError, type TransportError } from './call-error.js';
import { isOwnAddress } from './own-address.js';
import { connectSecurely } from './secure-socket.js';
import { socketAddress } from './socket-path.js';
import type { XenApiTarget } from './target.js';
import { errorFrom } from './transport-errors.js';

/** One HTTP request: what to send, and its limits. */
export interface Post {
  /** Default: POST. */
  readonly method?: 'GET' | 'PUT';
  /** A session's reference, for requests that are no calls. */
  readonly session?: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
  /** The time limit for the whole request, from the first step to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** An answer that was read whole and has no more than the allowed bytes. */
export interface HttpAnswer {
  readonly status: number;
  /** The type in lower case, without parameters. */
  readonly contentType: string;
  readonly body: string;
}

/** An answer with any status, or the error when there is no answer. */
export type PostOutcome = Result<HttpAnswer, TransportError>;

/**
 * Opens a request to the target. It uses no agent. A kept connection could have been opened without
 * the pin, or the server could close it just as we write.
 */
export function openRequest(target: XenApiTarget, options: RequestOptions): ClientRequest {
  if ('socketPath' in target)
    return httpRequest({
      ...options,
      agent: false,
      socketPath: target.socketPath,
      host: 'localhost',
    });
  const url = new URL(options.path ?? '/', target.url);
  if (url.protocol !== 'https:') return httpRequest(url, { ...options, agent: false });
  let socket: TLSSocket | undefined;
  const request = httpsRequest(url, {
    ...options,
    createConnection: (_options, done) => {
      socket = connectSecurely(url, target, done);
      return undefined;
    },
  });
  // The request may be given up before the certificate was checked. Then the socket is still open.
  request.once('close', () => socket?.destroy());
  return request;
}

/** Whether others on the network could read the traffic, and the user has not allowed that. */
function isOpenToRead(target: XenApiTarget): boolean {
  if ('socketPath' in target || target.plainHttp === true || !URL.canParse(target.url))
    return false;
  const url = new URL(target.url);
  return url.protocol === 'http:' && !isOwnAddress(url.hostname);
}

/** Collects the body and never throws. The request's own error events report other errors. */
function collect(
  response: IncomingMessage,
  maxBytes: number,
  done: (outcome: PostOutcome) => void,
): void {
  const parts: Buffer[] = [];
  let size = 0;
  response.on('data', (part: Buffer) => {
    size += part.length;
    if (size > maxBytes)
      done({
        ok: false,
        error: transportError('tooLarge', `the answer is longer than ${maxBytes} bytes`),
      });
    else parts.push(part);
  });
  response.on('aborted', () => {
    done({ ok: false, error: transportError('closed', 'the answer broke off') });
  });
  response.on('error', (error) => {
    done({ ok: false, error: errorFrom(error) });
  });
  response.on('end', () => {
    const contentType =
      (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    done({
      ok: true,
      value: {
        status: response.statusCode ?? 0,
        contentType,
        body: Buffer.concat(parts).toString('utf8'),
      },
    });
  });
}

function send(
  target: XenApiTarget,
  post: Post,
  done: (outcome: PostOutcome) => void,
): ClientRequest {
  const body = Buffer.from(post.body, 'utf8');
  const request = openRequest(target, {
    method: post.method ?? 'POST',
    path: post.path,
    headers: {
      'content-type': post.contentType,
      'content-length': body.length,
      connection: 'close',
      ...(post.session === undefined ? {} : { cookie: `session_id=${post.session}` }),
    },
  });
  request.on('response', (response: IncomingMessage) => {
    collect(response, post.maxBytes, done);
  });
  request.on('error', (error) => {
    done({ ok: false, error: errorFrom(error) });
  });
  request.end(body);
  return request;
}

/**
 * Sends one request over its own connection. It never rejects. The limits end it in any step:
 * connecting, writing, waiting or reading.
 */
export function post(target: XenApiTarget, wanted: Post): Promise<PostOutcome> {
  return new Promise((resolve) => {
    let request: ClientRequest | undefined;
    let release = (): void => undefined;
    const cancel = (): void => {
      done({ ok: false, error: transportError('cancelled', 'the caller ended it') });
    };
    const done = (outcome: PostOutcome): void => {
      clearTimeout(timer);
      wanted.signal?.removeEventListener('abort', cancel);
      resolve(outcome);
      request?.destroy();
      release();
      release = () => undefined;
    };
    const timer = setTimeout(() => {
      done({
        ok: false,
        error: transportError(
          'timedOut',
          `no whole answer within ${Math.round(wanted.timeoutMs)} ms`,
        ),
      });
    }, wanted.timeoutMs);
    if (wanted.signal?.aborted === true) {
      cancel();
      return;
    }
    wanted.signal?.addEventListener('abort', cancel);
    if (isOpenToRead(target)) {
      done(err(transportError('untrusted', 'plain http to another machine')));
      return;
    }
    try {
      if ('socketPath' in target) {
        const address = socketAddress(target.socketPath);
        release = address.release.bind(address);
        request = send({ socketPath: address.path }, wanted, done);
      } else {
        request = send(target, wanted, done);
      }
    } catch (error) {
      done({ ok: false, error: errorFrom(error) });
    }
  });
}
