import type { Duplex } from 'node:stream';

/**
 * Limits the number of connections. When one too many comes, the one that has waited longest
 * without a whole request is closed. So a thousand idle or slow connections cannot keep a good
 * client out. The new one is turned away only when all the others are working.
 */
export class Connections {
  /** Idle connections, in the order in which they last became idle. */
  private readonly idle = new Set<Duplex>();
  private readonly busy = new Set<Duplex>();

  /** `limit` is the most connections at a time. */
  constructor(private readonly limit: number) {}

  /** Adds a new connection. */
  add(socket: Duplex): void {
    socket.on('close', () => {
      this.idle.delete(socket);
      this.busy.delete(socket);
    });
    if (this.idle.size + this.busy.size >= this.limit) {
      const [oldest] = this.idle;
      (oldest ?? socket).destroy();
      if (oldest === undefined) return;
      this.idle.delete(oldest);
    }
    this.idle.add(socket);
  }

  /** Marks a connection whose request is whole. It is not closed for a new one until `rest`. */
  work(socket: Duplex): void {
    if (this.idle.delete(socket)) this.busy.add(socket);
  }

  /** Closes all connections without a call under way. A stop need not wait for them. */
  endIdle(): void {
    for (const socket of this.idle) socket.destroy();
  }

  /** Closes all connections. */
  endAll(): void {
    this.endIdle();
    for (const socket of this.busy) socket.destroy();
  }

  /** Marks a connection whose answer has been sent. */
  rest(socket: Duplex): void {
    if (this.busy.delete(socket)) this.idle.add(socket);
  }
}
