import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../model/index.js';

/** A body that is coming in. */
export interface BodyBuffer {
  append(part: Buffer): void;
  whole(): Buffer;
  /** Gives the memory back. A second call does nothing. */
  release(): void;
}

/** A part counts as this long at least, because the object that holds it takes memory too. */
const leastPart = 512;

/**
 * The memory of all bodies that are coming in or wait. When they take more than `limit` bytes, the
 * bodies that began first lose theirs.
 */
export class BodyMemory {
  private bytes = 0;
  /** Each body with its `evict`, oldest first. */
  private readonly bodies = new Map<BodyBuffer, () => void>();

  constructor(private readonly limit: number) {}

  /** Begins a body. `evict` is called when it loses its memory. */
  begin(evict: () => void): BodyBuffer {
    let parts: Buffer[] = [];
    let bytes = 0;
    const body: BodyBuffer = {
      append: (part) => {
        if (!this.bodies.has(body)) return;
        parts.push(part);
        const counted = Math.max(part.length, leastPart);
        bytes += counted;
        this.bytes += counted;
        this.makeRoom(body);
      },
      whole: () => Buffer.concat(parts),
      release: () => {
        if (!this.bodies.delete(body)) return;
        parts = [];
        this.bytes -= bytes;
      },
    };
    this.bodies.set(body, evict);
    return body;
  }

  private makeRoom(growing: BodyBuffer): void {
    for (const [body, evict] of this.bodies) {
      if (this.bytes <= this.limit) return;
      if (body === growing) continue;
      body.release();
      evict();
    }
  }
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
): Promise<Result<{ readonly buffer: BodyBuffer; readonly length: number }, 411 | 413 | null>> {
  const length = declaredLength(request);
  if (length === null) return Promise.resolve(err(411));
  if (length > limit) return Promise.resolve(err(413));
  return new Promise((resolve) => {
    const buffer = admit(length);
    const gone = (): void => {
      resolve(err(null));
    };
    request.on('data', (part: Buffer) => {
      buffer.append(part);
    });
    request.on('end', () => {
      resolve(ok({ buffer, length }));
    });
    request.on('close', gone);
    request.on('error', gone);
  });
}
