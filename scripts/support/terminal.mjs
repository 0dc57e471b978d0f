// A program on a pseudo-terminal with an emulator behind it, for the scripts that look at the
// console from outside.
import { createRequire } from 'node:module';
import { spawn } from '@lydell/node-pty';

const { Terminal } = createRequire(import.meta.url)('@xterm/headless');

/** Longest wait for anything the console shows; it only ends here when something hangs. */
const patienceMs = 20_000;

/** What keys send. */
export const keys = {
  up: '\x1b[A',
  down: '\x1b[B',
  enter: '\r',
  escape: '\x1b',
  tab: '\t',
  interrupt: '\x03',
};

/** A running program and its screen. */
export class TerminalSession {
  /** Bytes the program has sent. */
  received = 0;
  #watchers = new Set();

  constructor(program, args, { columns = 80, rows = 24, term = 'xterm-256color', env = {} } = {}) {
    this.terminal = new Terminal({ cols: columns, rows, scrollback: 0, allowProposedApi: true });
    this.pty = spawn(program, args, {
      name: term,
      cols: columns,
      rows,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        LANG: 'C.UTF-8',
        TZ: 'UTC',
        TERM: term,
        ...env,
      },
    });
    this.pty.onData((data) => {
      this.received += Buffer.byteLength(data);
      this.terminal.write(data, () => {
        for (const watcher of [...this.#watchers]) watcher();
      });
    });
    this.terminal.onData((answer) => {
      this.pty.write(answer);
    });
    this.ended = new Promise((resolve) => {
      this.pty.onExit(resolve);
    });
  }

  /** The rows of the screen, trailing blanks cut. */
  lines() {
    const buffer = this.terminal.buffer.active;
    return Array.from(
      { length: this.terminal.rows },
      (_, row) => buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? '',
    );
  }

  /**
   * Resolves with what `look` answers, as soon as that is neither null nor undefined nor false;
   * asked after every piece of output.
   */
  until(look, what) {
    return new Promise((resolve, reject) => {
      const finish = (act) => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        act();
      };
      const watcher = () => {
        const found = look(this);
        if (found !== null && found !== undefined && found !== false)
          finish(() => {
            resolve(found);
          });
      };
      const timer = setTimeout(() => {
        finish(() => {
          reject(new Error(`waited in vain for ${what}; the screen:\n${this.lines().join('\n')}`));
        });
      }, patienceMs);
      this.#watchers.add(watcher);
      watcher();
    });
  }

  /** Resolves once every text is on the screen. */
  shows(...texts) {
    return this.until(() => {
      const screen = this.lines().join('\n');
      return texts.every((text) => screen.includes(text));
    }, texts.join(' and '));
  }

  send(bytes) {
    this.pty.write(bytes);
  }

  /** Ends the program as Ctrl-C does, by force when it does not go. */
  async close() {
    this.pty.write(keys.interrupt);
    const force = setTimeout(() => {
      this.pty.kill('SIGKILL');
    }, 5_000);
    await this.ended;
    clearTimeout(force);
    this.terminal.dispose();
  }
}
