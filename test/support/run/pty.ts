import { execFileSync } from 'node:child_process';
import { spawn, type IPty } from '@lydell/node-pty';
import { Emulator } from './emulator.js';

/** How to start a program on a terminal. */
export interface StartOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** What TERM says; null: unset. */
  readonly term?: string | null;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The kernel does not know the size: 0x0, as on a serial line. */
  readonly sizeless?: boolean;
  /** The terminal answers nothing that it is asked. */
  readonly mute?: boolean;
}

/** What to wait for on the screen. */
export type Awaited = string | RegExp | (() => boolean);

/** What keys send (xterm in application cursor mode off). */
export const keys = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  pageup: '\x1b[5~',
  pagedown: '\x1b[6~',
  enter: '\r',
  escape: '\x1b',
  tab: '\t',
  backtab: '\x1b[Z',
  backspace: '\x7f',
  delete: '\x1b[3~',
  f1: '\x1bOP',
  f5: '\x1b[15~',
  f8: '\x1b[19~',
  redraw: '\x0c',
  interrupt: '\x03',
} as const;

/** A generous limit, which a wait reaches only if something hangs. */
const patience = 25_000;

/** A program on a pseudo-terminal, its screen in an emulator. */
export class Session {
  readonly emulator: Emulator;
  /** Exit status and signal once the program has ended. */
  exit: { readonly exitCode: number; readonly signal?: number | undefined } | null = null;
  readonly #pty: IPty;
  /** Pieces of what was typed that wait for their turn, the one being sent first. */
  readonly #unsent: string[] = [];

  constructor(program: string, args: readonly string[], options: StartOptions) {
    const columns = options.columns ?? 80;
    const rows = options.rows ?? 24;
    this.emulator = new Emulator(columns, rows);
    const env: Record<string, string> = {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '/',
      LANG: 'C.UTF-8',
      ...options.env,
    };
    if (options.term !== null) env['TERM'] = options.term ?? 'xterm-256color';
    // A shell around it unsets what node-pty insists on, and forgets the size where that is wanted.
    const prepare =
      (options.term === null ? 'unset TERM; ' : '') +
      `${options.sizeless === true ? 'stty rows 0 cols 0; ' : ''}exec "$0" "$@"`;
    this.#pty = spawn('/bin/sh', ['-c', prepare, program, ...args], {
      name: options.term ?? 'xterm-256color',
      cols: columns,
      rows,
      env,
      cwd: options.cwd ?? process.cwd(),
    });
    this.#pty.onData((data) => {
      this.emulator.write(data);
    });
    if (options.mute !== true)
      this.emulator.terminal.onData((answer) => {
        this.#send(answer);
      });
    this.#pty.onExit((exit) => {
      // Its last words are on the screen before it counts as ended.
      this.emulator.terminal.write('', () => {
        this.exit = exit;
        this.emulator.poke();
      });
    });
  }

  /** Resolves once it is on the screen; a program that ends, or a hang, rejects with the screen. */
  waitFor(what: Awaited): Promise<void> {
    const there = (): boolean => {
      if (typeof what === 'function') return what();
      return typeof what === 'string'
        ? this.emulator.text().includes(what)
        : what.test(this.emulator.text());
    };
    return this.#until(there, String(what), () => this.exit !== null);
  }

  /** Resolves with the exit status once the program has ended. */
  async ended(): Promise<number> {
    await this.#until(
      () => this.exit !== null,
      'the end of the program',
      () => false,
    );
    return this.exit?.exitCode ?? -1;
  }

  /** Presses keys by name. */
  press(...names: readonly (keyof typeof keys)[]): void {
    for (const name of names) this.#send(keys[name]);
  }

  /** Types, pastes or sends any bytes. */
  type(text: string): void {
    this.#send(text);
  }

  /**
   * Writes piece by piece, and reads the program's output in between. Otherwise both sides could
   * wait for ever: we on a full terminal, and the program for us to read its output.
   */
  #send(text: string): void {
    const waits = this.#unsent.length > 0;
    this.#unsent.push(...(text.match(/.{1,1024}/gsu) ?? []));
    if (!waits) this.#sendNext();
  }

  #sendNext(): void {
    const piece = this.#unsent[0];
    if (piece === undefined) return;
    this.#pty.write(piece);
    if (this.#unsent.length === 1) this.#unsent.length = 0;
    else
      setImmediate(() => {
        this.#unsent.shift();
        this.#sendNext();
      });
  }

  /** The window gets another size. */
  resize(columns: number, rows: number): void {
    this.emulator.terminal.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** Sends a signal to the program. */
  signal(name: NodeJS.Signals): void {
    process.kill(this.#pty.pid, name);
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** The process id of the only child of the shell that was started. */
  child(): number {
    return Number(
      execFileSync('ps', ['--ppid', String(this.#pty.pid), '-o', 'pid='], {
        encoding: 'utf8',
      }).trim(),
    );
  }

  /**
   * The terminal driver's modes, as `stty -g` tells them; only while the program (or a shell around
   * it) lives.
   */
  modes(): string {
    return execFileSync('stty', ['-g', '-F', `/proc/${this.#pty.pid}/fd/0`], {
      encoding: 'utf8',
    }).trim();
  }

  /** Sets the driver's modes as `stty` names them: what a program may leave behind. */
  setModes(...modes: readonly string[]): void {
    execFileSync('stty', ['-F', `/proc/${this.#pty.pid}/fd/0`, ...modes]);
  }

  /** Whether the driver echoes what is typed, collects lines, and makes signals of keys. */
  driver(): { readonly echo: boolean; readonly lines: boolean; readonly signals: boolean } {
    const said = execFileSync('stty', ['-a', '-F', `/proc/${this.#pty.pid}/fd/0`], {
      encoding: 'utf8',
    }).split(/[\s;]+/u);
    return {
      echo: said.includes('echo'),
      lines: said.includes('icanon'),
      signals: said.includes('isig'),
    };
  }

  /** Ends the program whatever it does. */
  async close(): Promise<void> {
    if (this.exit === null) this.#pty.kill('SIGKILL');
    await this.ended();
    this.emulator.terminal.dispose();
  }

  #until(there: () => boolean, what: string, isOver: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (act: () => void): void => {
        clearTimeout(timer);
        stop();
        act();
      };
      const look = (): void => {
        if (there()) finish(resolve);
        else if (isOver())
          finish(() => {
            reject(
              new Error(`the program ended before ${what}; its screen:\n${this.emulator.text()}`),
            );
          });
      };
      const timer = setTimeout(() => {
        finish(() => {
          reject(new Error(`waited in vain for ${what}; the screen:\n${this.emulator.text()}`));
        });
      }, patience);
      const stop = this.emulator.watch(look);
      look();
    });
  }
}

/** Runs `use` with a program on a terminal. The program is always ended afterwards. */
export async function onTerminal(
  program: string,
  args: readonly string[],
  options: StartOptions,
  use: (session: Session) => Promise<void>,
): Promise<void> {
  const session = new Session(program, args, options);
  try {
    await use(session);
  } finally {
    await session.close();
  }
}
