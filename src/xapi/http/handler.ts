import { errorWords, errorStack } from '../../model/index.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallResult, Spoken, WireValue } from '../../xenapi/index.js';
import { failed, internalError, invalidValue } from '../errors.js';
import type { Caller } from '../dispatch/method.js';
import { hasBody, readBody, type BodyBuffer } from './body.js';
import { sendDump, takeDump, type DumpSource } from './dump.js';
import type { HttpLimits } from './limits.js';
import { readCall, type IncomingCall } from './protocol.js';
import { refuse, sendOptions, sendPieces } from './reply.js';
import { acceptsType, routeOf } from './route.js';

/** Carries out one call. A rejection is a bug and becomes INTERNAL_ERROR. */
export type Dispatch = (
  method: string,
  params: readonly WireValue[],
  caller: Caller,
  speaks: Spoken,
) => Promise<CallResult>;

/** What a listener needs to answer requests. */
export interface HttpService {
  readonly dispatch: Dispatch;
  readonly dump: DumpSource;
  /** Logs one line about a handler that threw. */
  readonly log: (line: string) => void;
}

/** A request's place on its connection. The handler uses it to let the body in and to start. */
export interface RequestSlot {
  /** The address that the request came from; '' on a unix socket. */
  readonly sender: string;
  /**
   * Lets a body of `bytes` bytes in, because the handler reads it. The memory stays until the
   * answer has left or the client is gone.
   */
  letBodyIn(bytes: number): BodyBuffer;
  /**
   * Says that the request is whole, with a body of `bytes` bytes. Resolves when its call may begin;
   * false when the client is gone.
   */
  start(bytes: number): Promise<boolean>;
}

/** Answers one HTTP request. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  slot: RequestSlot,
) => Promise<void>;

async function result(
  service: HttpService,
  call: IncomingCall,
  caller: Caller,
  speaks: Spoken,
): Promise<CallResult> {
  if (!call.clean)
    return failed(invalidValue('text', 'not UTF-8, or a character that XML cannot carry'));
  try {
    return await service.dispatch(call.method, call.params, caller, speaks);
  } catch (error) {
    service.log(`${call.method}: ${errorStack(error)}`);
    return failed(internalError(errorWords(error)));
  }
}

const errorTexts = {
  411: 'A request needs a Content-Length; chunked bodies are not taken.',
  413: 'The request is longer than this server takes.',
} as const;

async function answerCall(
  kind: Spoken,
  request: IncomingMessage,
  response: ServerResponse,
  service: HttpService,
  caller: Caller,
  limits: HttpLimits,
  slot: RequestSlot,
): Promise<void> {
  if (!acceptsType(kind, request.headers['content-type'])) {
    refuse(
      response,
      415,
      `Content-Type must be ${kind === 'xml' ? 'text/xml' : 'application/json'} in UTF-8.`,
    );
    return;
  }
  const body = await readBody(request, limits.bodyBytes, (bytes) => slot.letBodyIn(bytes));
  if (!body.ok) {
    if (body.error !== null) refuse(response, body.error, errorTexts[body.error]);
    return;
  }
  if (!(await slot.start(body.value.length))) return;
  const call = readCall(kind, body.value.buffer.whole());
  body.value.buffer.release();
  if (!call.ok) {
    // xapi answers this to a request it cannot read.
    refuse(response, 500, call.error);
    return;
  }
  const answer = await result(service, call.value, caller, kind);
  await sendPieces(response, call.value.contentType, call.value.answer(answer));
}

/** The rules for every request of a listener. */
export interface ListenerRules {
  readonly transport: Caller['transport'];
  readonly limits: HttpLimits;
  /** The origin whose web pages may read the answers; null for none. */
  readonly allowOrigin: string | null;
}

/** Makes the handler of one listener. A request whose body nobody reads ends the connection. */
export function makeHandler(service: HttpService, rules: ListenerRules): Handler {
  const { limits, allowOrigin } = rules;
  return async (request, response, slot) => {
    const caller: Caller =
      rules.transport === 'unix'
        ? { transport: 'unix' }
        : { transport: 'tcp', sender: slot.sender };
    if (allowOrigin !== null) response.setHeader('access-control-allow-origin', allowOrigin);
    const route = routeOf(request.method ?? '', request.url ?? '');
    switch (route.kind) {
      case 'xml':
      case 'json':
        return answerCall(route.kind, request, response, service, caller, limits, slot);
      case 'dump':
        response.shouldKeepAlive &&= !hasBody(request);
        if (!(await slot.start(0))) return;
        return sendDump(request, response, service.dump, caller);
      case 'restore':
        if (!(await slot.start(0))) return;
        return takeDump(request, response, service.dump, caller, limits.databaseBytes, (bytes) => {
          slot.letBodyIn(bytes);
        });
      case 'options':
        response.shouldKeepAlive &&= !hasBody(request);
        sendOptions(response);
        return;
      case 'wrongMethod': {
        refuse(response, 405, `Only ${route.allowed} here.`, { allow: route.allowed });
        return;
      }
      case 'unknown': {
        refuse(response, 404, 'No such page. XML-RPC is at / and /RPC2, JSON-RPC at /jsonrpc.');
        return;
      }
    }
  };
}
