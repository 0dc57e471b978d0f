import type { Duplex } from 'node:stream';

/**
 * Bounds the number of connections, and the bytes that those without a whole request have sent. When one more comes, the one that has waited longest without a whole request makes room: a thousand idle or
 * slow connections cannot keep a good client out. Only when all of them are working is the new one turned away.
 */
export class Connections {
  /** In the order in which they last became idle. */
  private readonly idle = new Set<Duplex>();
  private readonly busy = new Set<Duplex>();

  /** What has come of the request that each idle connection is sending. */
  private readonly sent = new Map<Duplex, number>();
  private waiting = 0;

  /** At most `limit` connections, and `bytes` of requests that are not whole. */
  constructor(private readonly limit: number, private readonly bytes: number) {}

  /** Takes in a new connection. */
  add(socket: Duplex): void {
    socket.on('close', () => {
      this.idle.delete(socket);
      this.busy.delete(socket);
      this.forget(socket);
    });
    if (this.idle.size + this.busy.size >= this.limit) {
      const [oldest] = this.idle;
      (oldest ?? socket).destroy();
      if (oldest === undefined) return;
      this.idle.delete(oldest);
    }
    this.idle.add(socket);
  }

  /** It has sent so many bytes more of a body. When all have sent too many, those that began first go. */
  receive(socket: Duplex, bytes: number): void {
    this.sent.set(socket, (this.sent.get(socket) ?? 0) + bytes);
    this.waiting += bytes;
    for (const [slowest] of this.sent) {
      if (this.waiting <= this.bytes) return;
      this.forget(slowest);
      slowest.destroy();
    }
  }

  private forget(socket: Duplex): void {
    this.waiting -= this.sent.get(socket) ?? 0;
    this.sent.delete(socket);
  }

  /** Its request is whole; until `rest` it is not sent away. */
  work(socket: Duplex): void {
    this.forget(socket);
    if (this.idle.delete(socket)) this.busy.add(socket);
  }

  /** Ends all that have no call under way: a stop need not wait for them. */
  endIdle(): void {
    for (const socket of this.idle) socket.destroy();
  }

  /** Ends all. */
  endAll(): void {
    this.endIdle();
    for (const socket of this.busy) socket.destroy();
  }

  /** Its answer is out. */
  rest(socket: Duplex): void {
    if (this.busy.delete(socket)) this.idle.add(socket);
  }
}
