import type { Socket } from 'node:net';

/** Requests a client may send ahead of their answers: enough for any client that does so at all. */
const ahead = 16;

/** Requests of one connection one after the other: answers that wait for earlier ones would lie in memory. A client that sends too many ahead is cut off. */
export class Pipeline {
  private readonly lines = new WeakMap<Socket, { last: Promise<void>; open: number }>();

  /** Works when all earlier requests of the connection are answered; `work` never rejects, and resolves when the answer has left. */
  take(socket: Socket, work: () => Promise<void>): void {
    const line = this.lines.get(socket) ?? { last: Promise.resolve(), open: 0 };
    this.lines.set(socket, line);
    line.open += 1;
    if (line.open > ahead) socket.destroy();
    line.last = line.last.then(() => (socket.destroyed ? undefined : work())).then(() => {
      line.open -= 1;
    });
  }
}
