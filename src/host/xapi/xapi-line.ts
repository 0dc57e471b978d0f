import type { Socket } from 'node:net';
import { connectAt } from './xapi-socket.js';
import type { XapiAnswer } from '../../model/index.js';
import { greet, greetAny } from './xapi-state.js';

/** Waits for the end of the socket. Answers whether it was ever connected. */
function ended(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    let connected = false;
    socket
      .on('connect', () => {
        connected = true;
      })
      .on('data', () => undefined)
      .on('error', () => undefined);
    socket.on('close', () => {
      resolve(connected);
    });
  });
}

/**
 * Watches the host's xapi over a unix socket. It can hold a connection open, which sends nothing
 * and costs nothing. A held connection tells at once when xapi hangs up, and the next greeting uses
 * it. It does not keep the process alive.
 */
export class XapiLine {
  #held: Socket | null = null;
  #closed = false;

  /**
   * `paths` are the possible sockets. `hungUp` is called when the held connection has ended,
   * because xapi ends or closes a connection that is silent for too long. It is also called when no
   * connection could be made.
   */
  constructor(
    private readonly paths: readonly string[],
    private readonly hungUp: () => void,
  ) {}

  /** Whether xapi answers now, as `greetAny` says it. Afterwards no connection is held. */
  async greet(): Promise<XapiAnswer> {
    const held = this.#held;
    this.#held = null;
    const state = held === null ? 'ended' : await greet(held);
    // A held connection also closes without an answer when xapi ends. So it proves nothing here,
    // and we try a new one.
    return state === 'ended' ? greetAny(this.paths) : state;
  }

  /** Opens a connection and holds it. */
  hold(): void {
    void this.#hold();
  }

  /** Stops watching and closes the connection. */
  close(): void {
    this.#closed = true;
    this.#held?.destroy();
    this.#held = null;
  }

  async #hold(): Promise<void> {
    for (const path of this.paths) {
      const socket = await connectAt(path);
      if (socket === null) continue;
      if (this.#isClosed()) {
        socket.destroy();
        return;
      }
      this.#held = socket.unref();
      const connected = await ended(socket);
      // The connection is no longer held: it was used for a greeting, or it is not wanted any more.
      if (this.#held !== socket) return;
      this.#held = null;
      if (connected) break;
    }
    if (!this.#isClosed()) this.hungUp();
  }

  /** A function, so that the value is read again each time: it changes while we wait. */
  #isClosed(): boolean {
    return this.#closed;
  }
}
