import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../model/index.js';
import type { BodyBuffer } from './body-pool.js';

/** A request's body. */
export interface Body {
  readonly buffer: BodyBuffer;
  readonly length: number;
}

/**
 * The length of the body by its Content-Length. Null when the header is missing, not a number, or
 * has more than 15 digits.
 */
export function declaredLength({ headers }: IncomingMessage): number | null {
  const declared = headers['content-length'] ?? '';
  return /^\d{1,15}$/.test(declared) ? Number(declared) : null;
}

/** Whether a body follows the headers, as the headers tell it. */
export function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': declared, 'transfer-encoding': encoding } = request.headers;
  return encoding !== undefined || (declared !== undefined && declaredLength(request) !== 0);
}

/**
 * Reads the body. XenAPI requests come with their length in front and not in chunks. The HTTP
 * parser holds them to that length. `admit` lets the body come. The error is the HTTP status that
 * refuses it, or null when the client is gone.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  admit: (bytes: number) => BodyBuffer,
): Promise<Result<Body, 411 | 413 | null>> {
  const length = declaredLength(request);
  if (length === null) return Promise.resolve(err(411));
  if (length > limit) return Promise.resolve(err(413));
  return new Promise((resolve) => {
    const buffer = admit(length);
    request.on('data', (part: Buffer) => {
      buffer.append(part);
    });
    request.on('end', () => {
      resolve(ok({ buffer, length }));
    });
    request.on('close', () => {
      resolve(err(null));
    });
    request.on('error', () => {
      resolve(err(null));
    });
  });
}
