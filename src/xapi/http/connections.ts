import type { Duplex } from 'node:stream';

/**
 * Bounds the number of connections. When one more comes, the one that has waited longest without a
 * whole request makes room: a thousand idle or slow connections cannot keep a good client out. Only
 * when all of them are working is the new one turned away.
 */
export class Connections {
  /** In the order in which they last became idle. */
  private readonly idle = new Set<Duplex>();
  private readonly busy = new Set<Duplex>();

  /** At most `limit` connections. */
  constructor(private readonly limit: number) {}

  /** Takes in a new connection. */
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

  /** Its request is whole; until `rest` it is not sent away. */
  work(socket: Duplex): void {
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
