import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { HttpLimits } from './limits.js';

/**
 * What a connection waits for: the next request's headers, the rest of its body, or the end of its
 * answer.
 */
type Phase = 'headers' | 'body' | 'answer';

/** The most header bytes the parser gets at once. */
const sliceSize = 512;

/** The end of headers: an empty line. */
const emptyLine = /\n\r?\n/;

/** The bytes of the headers, all counted, may be this many times the limit of the headers. */
const headerSlack = 4;

/**
 * A connection as the HTTP parser sees it. One request at a time comes through, and the next one
 * only when the answer has left. A body comes only when somebody reads it. Without this, the parser
 * would make two objects of some kilobytes for each of the thousands of requests that fit into one
 * read, before anybody could stop it. Except for one read, what a client sends ahead stays in the
 * kernel.
 */
export class OneRequestSocket extends Duplex {
  private phase: Phase = 'headers';
  private unread: Buffer = Buffer.alloc(0);
  /** Bytes of the body still to come. */
  private bodyBytesLeft = 0;
  /** The last characters of the headers so far: an empty line may have begun in them. */
  private tail = '';
  /** Bytes of the headers that are coming in, and of anything before them. */
  private headerBytes = 0;
  /** Whether the parser asks for more. */
  private parserWaits = false;
  private feeding = false;
  private clientEnded = false;
  /** Ends the connection when its client takes too long to send. */
  private timer: NodeJS.Timeout | undefined;
  /** Ends it when its client takes too long to take what is written. */
  private stalled: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly limits: HttpLimits,
  ) {
    super({ readableHighWaterMark: 1, writableHighWaterMark: 16_384, decodeStrings: false });
    socket.on('data', (part: Buffer) => {
      this.unread = this.unread.length === 0 ? part : Buffer.concat([this.unread, part]);
      socket.pause();
      this.feed();
    });
    socket.on('end', () => {
      this.clientEnded = true;
      // The client is gone, or it only stopped sending. Nobody can tell which, so its answer gets a
      // moment to begin.
      if (this.phase === 'answer' && !this.readableEnded) this.expire(limits.lingerMs);
      this.feed();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.destroy();
    });
    this.expire(limits.headersMs);
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
    this.expire(null);
  }

  /** Lets a body of `bytes` bytes through. */
  letBodyIn(bytes: number): void {
    if (bytes === 0) return;
    this.phase = 'body';
    this.bodyBytesLeft = bytes;
    this.expire(this.limits.requestMs, '408 Request Timeout');
    this.feed();
  }

  /** Called when the answer has left. The next request may come. */
  nextRequest(): void {
    if (this.destroyed) return;
    this.phase = 'headers';
    this.headerBytes = 0;
    this.tail = '';
    this.expire(this.limits.idleMs);
    this.feed();
  }

  /**
   * Part of what `node:http` uses of a socket: it ends the connection once all is written. Bytes
   * that still come are discarded, because a close over unread bytes would lose the answer.
   */
  destroySoon(): void {
    this.phase = 'answer';
    this.unread = Buffer.alloc(0);
    this.end(() => {
      this.socket.removeAllListeners('data').resume();
      this.expire(this.limits.lingerMs);
    });
  }

  override _read(): void {
    if (this.parserWaits) return;
    this.parserWaits = true;
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
    this._writev([{ chunk, encoding }], done);
  }

  override _writev(
    chunks: { readonly chunk: Buffer | string; readonly encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this.socket.cork();
    const taken = this.withStallLimit(done);
    for (const [index, { chunk, encoding }] of chunks.entries())
      this.socket.write(chunk, encoding, index === chunks.length - 1 ? taken : undefined);
    this.socket.uncork();
  }

  override _final(done: () => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.expire(null);
    clearTimeout(this.stalled);
    this.unread = Buffer.alloc(0);
    this.socket.destroy();
    done(error);
  }

  /** Wraps `done` of a write. It ends a connection whose client does not take the written bytes. */
  private withStallLimit(done: (error?: Error | null) => void): (error?: Error | null) => void {
    if (this.phase === 'answer' && !this.writableEnded) this.expire(null);
    clearTimeout(this.stalled);
    this.stalled = setTimeout(() => {
      this.destroy();
    }, this.limits.stalledMs).unref();
    return (error) => {
      clearTimeout(this.stalled);
      done(error);
    };
  }

  private feed(): void {
    // The parser reports a request while it is being fed. When its handler then lets the body in,
    // the running loop goes on with the body.
    if (this.feeding) return;
    this.feeding = true;
    while (
      this.parserWaits &&
      this.unread.length > 0 &&
      this.phase !== 'answer' &&
      !this.destroyed
    ) {
      const slice = this.slice();
      // The parser's own limit does not count line ends and separators. A client that sends only
      // those would keep it busy for ever.
      if (this.headerBytes > headerSlack * this.limits.headerBytes) {
        this.endWith('431 Request Header Fields Too Large');
        break;
      }
      this.unread = this.unread.subarray(slice.length);
      this.parserWaits = this.push(slice);
    }
    this.feeding = false;
    if (this.destroyed || this.unread.length > 0) return;
    if (!this.clientEnded) this.socket.resume();
    else if (this.phase !== 'answer' && this.parserWaits) {
      this.parserWaits = false;
      this.push(null);
    }
  }

  /** The bytes the parser gets next. They never go past the end of the headers or of the body. */
  private slice(): Buffer {
    if (this.phase === 'body') {
      const part = this.unread.subarray(0, this.bodyBytesLeft);
      this.bodyBytesLeft -= part.length;
      if (this.bodyBytesLeft === 0) this.holdRequests();
      return part;
    }
    if (this.headerBytes === 0) this.expire(this.limits.headersMs, '408 Request Timeout');
    const seen = this.tail + this.unread.toString('latin1', 0, sliceSize);
    const end = emptyLine.exec(seen);
    const length = (end === null ? seen.length : end.index + end[0].length) - this.tail.length;
    this.tail = end === null ? seen.slice(-2) : '';
    this.headerBytes += length;
    return this.unread.subarray(0, length);
  }

  /** Ends the connection after this time, with this status if there is one; null: never. */
  private expire(milliseconds: number | null, finalStatus: string | null = null): void {
    clearTimeout(this.timer);
    if (milliseconds === null) return;
    this.timer = setTimeout(() => {
      if (finalStatus === null) this.destroy();
      else this.endWith(finalStatus);
    }, milliseconds).unref();
  }

  /** Answers a request that is not whole, and ends the connection. */
  private endWith(status: string): void {
    this.write(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    this.destroySoon();
  }
}
