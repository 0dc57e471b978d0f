import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiError } from '../../xenapi/index.js';
import type { Caller } from '../method.js';
import { refuse, sendPieces } from './reply.js';

/** Who asks for the database: a session's ref (cookie or query `session_id`) or a user with password (basic authentication). */
export type DumpAuth =
  | { readonly kind: 'session'; readonly ref: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'none' };

/** Gives the pool database as XML, piece by piece, or says why this caller does not get it. */
export type DumpSource = (
  auth: DumpAuth,
  caller: Caller,
) => Promise<{ readonly ok: true; readonly pieces: Iterable<string> } | { readonly ok: false; readonly error: ApiError }>;

/** Finds the credentials of a GET request where xapi looks for them: query, cookie, basic authentication. */
export function dumpAuth(url: string, headers: IncomingMessage['headers']): DumpAuth {
  const query = new URLSearchParams(url.split('?')[1] ?? '').get('session_id');
  const cookie = (headers.cookie ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith('session_id='));
  const ref = query ?? cookie?.slice('session_id='.length);
  if (ref !== undefined) return { kind: 'session', ref };
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (basic === undefined) return { kind: 'none' };
  const [user = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { kind: 'basic', user, password: rest.join(':') };
}

/** Answers GET /pool/xmldbdump. */
export async function sendDump(request: IncomingMessage, response: ServerResponse, source: DumpSource, caller: Caller): Promise<void> {
  const dump = await source(dumpAuth(request.url ?? '', request.headers), caller);
  if (dump.ok) await sendPieces(response, 'text/xml', dump.pieces);
  else refuse(response, 401, dump.error.code, { 'www-authenticate': 'Basic realm="xapi"' });
}
