import { systemCode } from '../model/index.js';
import { transportError, type TransportCode, type TransportError } from './call-error.js';

const codes: ReadonlyMap<string, TransportCode> = new Map<string, TransportCode>([
  ['ECONNREFUSED', 'refused'],
  ['EACCES', 'refused'],
  ['EPERM', 'refused'],
  ['EHOSTUNREACH', 'refused'],
  ['ENETUNREACH', 'refused'],
  ['ENOTSOCK', 'refused'],
  ['ERR_INVALID_URL', 'notFound'],
  ['ENOENT', 'notFound'],
  ['ENOTDIR', 'notFound'],
  ['ENOTFOUND', 'notFound'],
  ['EAI_AGAIN', 'notFound'],
  ['ETIMEDOUT', 'timedOut'],
  ['ECONNRESET', 'closed'],
  ['EPIPE', 'closed'],
]);

/**
 * Turns a caught error into a transport error. Node's code says what happened. Its message is left
 * out, because it could quote what was sent.
 */
export function errorFrom(error: unknown): TransportError {
  const code = systemCode(error);
  if (code.startsWith('HPE_') || code === 'unknown')
    return transportError('badAnswer', `not HTTP (${code})`);
  // OpenSSL's codes for a rejected certificate have no common word.
  if (/CERT|SIGN|SSL|TLS|CRL|^INVALID_|^PATH_LENGTH|^HOSTNAME/.test(code))
    return transportError('untrusted', code);
  return transportError(codes.get(code) ?? 'closed', code);
}
