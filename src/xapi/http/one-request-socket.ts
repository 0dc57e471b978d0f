import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { HttpLimits } from './limits.js';

/**
 * What a connection waits for: the next request's headers, the rest of its body, or the end of its
 * answer.
 */
type Phase = 'headers' | 'body' | 'answer';

/**
 * The most header bytes the parser gets at once. The parser may see an end of headers other than CR
 * LF CR LF. Then at most this many bytes slip through.
 */
const SLICE = 512;

const TERMINATOR = '\r\n\r\n';

/** The bytes of the headers, all counted, may be this many times the limit of the headers. */
const HEADER_SLACK = 4;

/**
 * A connection as the HTTP parser sees it. One request at a time comes through, and the next one
 * only when the answer has left. A body comes only when somebody reads it. Without this, the parser
 * would make two objects of some kilobytes for each of the thousands of requests that fit into one
 * read, before anybody could stop it. Except for one read, what a client sends ahead stays in the
 * kernel.
 */
export class OneRequestSocket extends Duplex {
  private phase: Phase = 'headers';
  private rest: Buffer = Buffer.alloc(0);
  /** Bytes of the body still to come. */
  private missing = 0;
  /** Characters of TERMINATOR seen so far. */
  private matched = 0;
  /** Bytes of the headers that are coming in, and of anything before them. */
  private headed = 0;
  /** Whether the parser asks for more. */
  private wanted = false;
  private feeding = false;
  private ended = false;
  /** Whether the first byte of a request's headers has come. */
  private begun = false;
  private timer: NodeJS.Timeout | null = null;
  private stalled: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly limits: HttpLimits,
  ) {
    super({ readableHighWaterMark: 1, writableHighWaterMark: 16_384, decodeStrings: false });
    socket.on('data', (part: Buffer) => {
      this.arrive(part);
    });
    socket.on('end', () => {
      this.ended = true;
      // The client is gone, or it only stopped sending. Nobody can tell which, so its answer gets a
      // moment to begin.
      if (this.phase === 'answer' && !this.readableEnded) this.expire(limits.partingMs, null);
      this.feed();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.destroy();
    });
    this.expire(limits.headersMs, null);
  }

  /** The address of the other side; '' on a unix socket. */
  get sender(): string {
    return this.socket.remoteAddress ?? '';
  }

  /**
   * Called when the parser has met a request. Nothing more comes until `letBodyIn` or
   * `nextRequest`.
   */
  holdRequests(): void {
    this.phase = 'answer';
    this.expire(null, null);
  }

  /** Lets a body of `bytes` bytes through. */
  letBodyIn(bytes: number): void {
    if (bytes === 0) return;
    this.phase = 'body';
    this.missing = bytes;
    this.expire(this.limits.requestMs, '408 Request Timeout');
    this.feed();
  }

  /** Called when the answer has left. The next request may come. */
  nextRequest(): void {
    if (this.destroyed) return;
    this.phase = 'headers';
    this.begun = false;
    this.matched = 0;
    this.headed = 0;
    this.expire(this.limits.idleMs, null);
    this.feed();
  }

  /**
   * Part of what `node:http` uses of a socket: it ends the connection once all is written. Bytes
   * that still come are discarded, because a close over unread bytes would lose the answer.
   */
  destroySoon(): void {
    this.phase = 'answer';
    this.rest = Buffer.alloc(0);
    this.end(() => {
      this.socket.removeAllListeners('data').resume();
      this.expire(this.limits.partingMs, null);
    });
  }

  override _read(): void {
    if (this.wanted) return;
    this.wanted = true;
    // Feed in the next tick. The parser may not have the earlier bytes yet, and they decide what
    // may follow.
    process.nextTick(() => {
      this.feed();
    });
  }

  override _write(
    chunk: Buffer | string,
    encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    this.socket.write(chunk, encoding, this.watched(done));
  }

  override _writev(
    chunks: { readonly chunk: Buffer | string; readonly encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this.socket.cork();
    const taken = this.watched(done);
    for (const [index, { chunk, encoding }] of chunks.entries())
      this.socket.write(chunk, encoding, index === chunks.length - 1 ? taken : undefined);
    this.socket.uncork();
  }

  override _final(done: () => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.expire(null, null);
    clearTimeout(this.stalled);
    this.rest = Buffer.alloc(0);
    this.socket.destroy();
    done(error);
  }

  /** Wraps `done` of a write. It ends a connection whose client does not take the written bytes. */
  private watched(done: (error?: Error | null) => void): (error?: Error | null) => void {
    if (this.phase === 'answer' && !this.writableEnded) this.expire(null, null);
    clearTimeout(this.stalled);
    this.stalled = setTimeout(() => {
      this.destroy();
    }, this.limits.stalledMs).unref();
    return (error) => {
      clearTimeout(this.stalled);
      done(error);
    };
  }

  private arrive(part: Buffer): void {
    this.rest = this.rest.length === 0 ? part : Buffer.concat([this.rest, part]);
    this.socket.pause();
    this.feed();
  }

  private feed(): void {
    // The parser reports a request while it is being fed. When its handler then lets the body in,
    // the running loop goes on with the body.
    if (this.feeding) return;
    this.feeding = true;
    while (this.wanted && this.rest.length > 0 && this.phase !== 'answer' && !this.destroyed) {
      const slice = this.slice();
      if (this.phase === 'headers') this.headed += slice.length;
      // The parser's own limit does not count line ends and separators. A client that sends only
      // those would keep it busy for ever.
      if (this.headed > HEADER_SLACK * this.limits.headerBytes) {
        this.lastWord('431 Request Header Fields Too Large');
        break;
      }
      this.rest = this.rest.subarray(slice.length);
      this.wanted = this.push(slice);
    }
    this.feeding = false;
    if (this.destroyed || this.rest.length > 0) return;
    if (!this.ended) this.socket.resume();
    else if (this.phase !== 'answer' && this.wanted) {
      this.wanted = false;
      this.push(null);
    }
  }

  /** The bytes the parser gets next. They never go past the end of the headers or of the body. */
  private slice(): Buffer {
    if (this.phase === 'body') {
      const part = this.rest.subarray(0, this.missing);
      this.missing -= part.length;
      if (this.missing === 0) this.holdRequests();
      return part;
    }
    if (!this.begun) this.expire(this.limits.headersMs, '408 Request Timeout');
    this.begun = true;
    for (let at = 0; at < Math.min(SLICE, this.rest.length); at += 1) {
      const byte = this.rest[at];
      this.matched =
        byte === TERMINATOR.charCodeAt(this.matched)
          ? this.matched + 1
          : byte === TERMINATOR.charCodeAt(0)
            ? 1
            : 0;
      if (this.matched < TERMINATOR.length) continue;
      this.matched = 0;
      return this.rest.subarray(0, at + 1);
    }
    return this.rest.subarray(0, SLICE);
  }

  /**
   * Ends the connection after `milliseconds`, with a last word if there is one. Each call replaces
   * the earlier limit, and null only removes it.
   */
  private expire(milliseconds: number | null, lastWord: '408 Request Timeout' | null): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (milliseconds === null) return;
    this.timer = setTimeout(() => {
      if (lastWord === null) this.destroy();
      else this.lastWord(lastWord);
    }, milliseconds);
    this.timer.unref();
  }

  /** Answers a request that is not whole, and ends the connection. */
  private lastWord(status: string): void {
    this.write(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    this.destroySoon();
  }
}
