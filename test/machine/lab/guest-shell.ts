import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** How a command in the machine ended. */
export interface GuestAnswer {
  readonly status: number;
  readonly said: string;
}

const separator = '\u001e';

/** The shell at the machine's second serial line: guest/usr/local/sbin/test-shell. */
export class GuestShell {
  #heard = '';
  #isReady = false;
  #hear: () => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      this.#heard += text;
      const ready = this.#heard.lastIndexOf(`${separator}ready\n`);
      if (ready >= 0) {
        // The machine has started anew: whatever was asked before is not answered any more.
        this.#heard = this.#heard.slice(ready + `${separator}ready\n`.length);
        this.#isReady = true;
      }
      this.#hear();
    });
  }

  /** Connects to it. */
  static async open(path: string): Promise<GuestShell> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new GuestShell(socket);
  }

  /** Resolves once the shell has started since it was asked for the last time. */
  ready(): Promise<void> {
    return new Promise((resolve) => {
      this.#hear = () => {
        if (!this.#isReady) return;
        this.#isReady = false;
        resolve();
      };
      this.#hear();
    });
  }

  /** Runs a command of one line. */
  run(command: string): Promise<GuestAnswer> {
    return new Promise((resolve) => {
      this.#hear = () => {
        const match = /^([^]*)\u001e(\d+)\n$/u.exec(this.#heard);
        if (match === null) return;
        this.#heard = '';
        resolve({ status: Number(match[2]), said: match[1] ?? '' });
      };
      this.socket.write(`${command}\n`);
    });
  }

  /** Hangs up. */
  close(): void {
    this.socket.destroy();
  }
}
