import type { IncomingMessage } from 'node:http';

/** A request's body, or the HTTP status that refuses it (null: the client is gone). */
export type Body = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly status: 411 | 413 | null };

/** Reads the body. XenAPI's requests come whole, with their length in front (no chunks); the HTTP parser holds them to it. `admit` lets it come. */
export function readBody(request: IncomingMessage, limit: number, admit: (bytes: number) => void): Promise<Body> {
  const declared = request.headers['content-length'];
  if (declared === undefined || !/^\d{1,15}$/.test(declared)) return Promise.resolve({ ok: false, status: 411 });
  if (Number(declared) > limit) return Promise.resolve({ ok: false, status: 413 });
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => {
      parts.push(part);
    });
    request.on('end', () => {
      resolve({ ok: true, bytes: Buffer.concat(parts) });
    });
    request.on('close', () => {
      resolve({ ok: false, status: null });
    });
    request.on('error', () => {
      resolve({ ok: false, status: null });
    });
    admit(Number(declared));
  });
}
