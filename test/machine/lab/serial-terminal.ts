import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Emulator } from '../../support/run/emulator.js';
import { keys, type Awaited } from '../../support/run/pty.js';

/** An emulated processor on a busy machine: a wait only ends here when something hangs. */
const patienceMs = 240_000;

/** A terminal at the far end of a serial line of the machine. */
export class SerialTerminal {
  readonly emulator = new Emulator(80, 24);
  #socket: Socket | null = null;
  /** How many bytes have come over the line. */
  bytes = 0;

  constructor() {
    // Lines of systemd are cut in the middle of their colours: no news.
    this.emulator.terminal.options.logLevel = 'off';
  }

  /** Plugs the line in. */
  async plug(path: string): Promise<void> {
    const socket = connect(path);
    await once(socket, 'connect');
    this.#socket = socket;
    socket.setEncoding('utf8').on('data', (text: string) => {
      this.bytes += Buffer.byteLength(text);
      this.emulator.write(text);
    });
    socket.on('error', () => undefined);
    this.emulator.terminal.onData((answer) => {
      this.#socket?.write(answer);
    });
  }

  /** Resolves once it is on the screen. */
  waitFor(what: Awaited): Promise<void> {
    const there = (): boolean => {
      if (typeof what === 'function') return what();
      const text = this.emulator.text();
      return typeof what === 'string' ? text.includes(what) : what.test(text);
    };
    return new Promise((resolve, reject) => {
      const end = (act: () => void): void => {
        clearTimeout(timer);
        stop();
        act();
      };
      const look = (): void => {
        if (there()) end(resolve);
      };
      const timer = setTimeout(() => {
        end(() => {
          reject(new Error(`waited for ${String(what)}; the screen:\n${this.emulator.text()}`));
        });
      }, patienceMs);
      const stop = this.emulator.watch(look);
      look();
    });
  }

  /** Presses keys by name. */
  press(...names: readonly (keyof typeof keys)[]): void {
    for (const name of names) this.#socket?.write(keys[name]);
  }

  /** Types, pastes or sends any bytes. */
  type(text: string): void {
    this.#socket?.write(text);
  }

  /** Nobody quits a console that starts again. */
  ended(): Promise<number> {
    return Promise.reject(new Error('a serial line does not end'));
  }

  /** Pulls the plug. */
  unplug(): void {
    this.#socket?.destroy();
    this.#socket = null;
  }
}
