import type { Socket } from 'node:net';
import { connectAt } from './xapi-socket.js';
import type { XapiAnswer } from '../../model/index.js';
import { greet, greetAny } from './xapi-state.js';

/** Whether there was a connection, at its end. */
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
 * The way to the host's xapi for whoever watches it, found once. A connection that is held says
 * nothing and costs nothing while it is open: it is heard hanging up at once, and the next greeting
 * goes over it. Keeps no program from ending.
 */
export class XapiLine {
  #held: Socket | null = null;
  #closed = false;

  /**
   * `paths`: where the sockets may lie. `hungUp`: what was held has ended, as xapi is going or
   * takes nobody's silence for so long; said too when nobody was there to be held.
   */
  constructor(
    private readonly paths: readonly string[],
    private readonly hungUp: () => void,
  ) {}

  /** Whether xapi answers now, as `greetAny` has it. Nothing is held afterwards. */
  async greet(): Promise<XapiAnswer> {
    const held = this.#held;
    this.#held = null;
    const state = held === null ? 'ended' : await greet(held);
    // A connection that was open for a while ends without a word when xapi goes, too.
    return state === 'ended' ? greetAny(this.paths) : state;
  }

  /** Holds a connection from now on. */
  hold(): void {
    void this.#hold();
  }

  /** Hears nothing any more. */
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
      // Let go of: greeted over, or not wanted any more.
      if (this.#held !== socket) return;
      this.#held = null;
      if (connected) break;
    }
    if (!this.#isClosed()) this.hungUp();
  }

  /** Asked anew each time: it changes while we wait. */
  #isClosed(): boolean {
    return this.#closed;
  }
}
