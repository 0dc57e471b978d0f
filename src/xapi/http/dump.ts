import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Result } from '../../model/index.js';
import type { ApiError } from '../../xenapi/index.js';
import type { Caller } from '../dispatch/method.js';
import { refuse, sendEmpty, sendPieces } from './reply.js';
import { readUpload, type Upload } from './upload.js';

/**
 * The credentials of a client that asks for the database: a session's ref (cookie or query
 * `session_id`), or a user with password (basic authentication).
 */
export type DumpAuth =
  | { readonly kind: 'session'; readonly ref: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'none' };

/**
 * How a restore ended. `denied`: this caller may not do it. `refused`: the database cannot be used,
 * with XenAPI's error and a line for a person. `gone`: the client has left.
 */
export type RestoreEnd =
  | { readonly result: 'done' | 'gone' }
  | { readonly result: 'denied'; readonly error: ApiError }
  | { readonly result: 'refused'; readonly error: ApiError; readonly line: string };

/** Reads and replaces the whole pool database, for callers that may do so. */
export interface DumpSource {
  /** Gives the database as XML in pieces, or the error for a caller that may not have it. */
  read(auth: DumpAuth, caller: Caller): Promise<Result<Iterable<string>, ApiError>>;
  /**
   * Checks another database. Unless this is a dry run, it stores that database to replace this one
   * at the next start.
   */
  restore(auth: DumpAuth, caller: Caller, upload: Upload, dryRun: boolean): Promise<RestoreEnd>;
}

/** Finds a request's credentials in xapi's order: query, cookie, basic authentication. */
function dumpAuth(url: string, headers: IncomingMessage['headers']): DumpAuth {
  const query = new URLSearchParams(url.split('?')[1] ?? '').get('session_id');
  const cookie = (headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith('session_id='));
  const ref = query ?? cookie?.slice('session_id='.length);
  if (ref !== undefined) return { kind: 'session', ref };
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (basic === undefined) return { kind: 'none' };
  const [user = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { kind: 'basic', user, password: rest.join(':') };
}

/** Answers GET /pool/xmldbdump. */
export async function sendDump(
  request: IncomingMessage,
  response: ServerResponse,
  source: DumpSource,
  caller: Caller,
): Promise<void> {
  const dump = await source.read(dumpAuth(request.url ?? '', request.headers), caller);
  if (dump.ok) await sendPieces(response, 'text/xml', dump.value);
  else refuse(response, 401, dump.error.code, { 'www-authenticate': 'Basic realm="xapi"' });
}

/**
 * Answers PUT /pool/xmldbdump: 200 when the database is accepted (or would be), 401 when the caller
 * may not, 500 with the reason when the database cannot be used. `admit` lets that many bytes of
 * the body in.
 */
export async function takeDump(
  request: IncomingMessage,
  response: ServerResponse,
  source: DumpSource,
  caller: Caller,
  limit: number,
  admit: (bytes: number) => void,
): Promise<void> {
  const upload = readUpload(request, limit, admit);
  if (!upload.ok) {
    refuse(
      response,
      upload.error,
      upload.error === 411
        ? 'A database needs a Content-Length; chunked bodies are not taken.'
        : 'The database is longer than this server takes.',
    );
    return;
  }
  const url = request.url ?? '';
  const dryRun = new URLSearchParams(url.split('?')[1] ?? '').get('dry_run') === 'true';
  const outcome = await source.restore(
    dumpAuth(url, request.headers),
    caller,
    upload.value,
    dryRun,
  );
  switch (outcome.result) {
    case 'done': {
      sendEmpty(response);
      return;
    }
    case 'gone': {
      response.destroy();
      return;
    }
    case 'denied': {
      refuse(response, 401, outcome.error.code, { 'www-authenticate': 'Basic realm="xapi"' });
      return;
    }
    case 'refused': {
      refuse(
        response,
        500,
        `${[outcome.error.code, ...outcome.error.params].join(' ')}: ${outcome.line}`,
      );
      return;
    }
  }
}
