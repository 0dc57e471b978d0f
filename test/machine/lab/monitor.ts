import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { isJsonObject } from '../../../src/model/index.js';

/** QEMU's monitor (QMP: a JSON document a line). */
export class Monitor {
  #heard = '';
  #answered: (answer: string) => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      this.#heard += text;
      for (let end = this.#heard.indexOf('\n'); end >= 0; end = this.#heard.indexOf('\n')) {
        const answer: unknown = JSON.parse(this.#heard.slice(0, end));
        this.#heard = this.#heard.slice(end + 1);
        // Everything else is an event, or the greeting.
        if (isJsonObject(answer) && ('return' in answer || 'error' in answer))
          this.#answered(
            typeof answer['return'] === 'string' ? answer['return'] : JSON.stringify(answer),
          );
      }
    });
  }

  /** Connects to it. */
  static async open(path: string): Promise<Monitor> {
    const socket = connect(path);
    await once(socket, 'connect');
    const monitor = new Monitor(socket);
    await monitor.#ask({ execute: 'qmp_capabilities' });
    return monitor;
  }

  /** A command as a person would type it; what is answered. */
  async human(line: string): Promise<string> {
    const answer = await this.#ask({
      execute: 'human-monitor-command',
      arguments: { 'command-line': line },
    });
    return answer.trim();
  }

  /** Hangs up. */
  close(): void {
    this.socket.destroy();
  }

  #ask(command: unknown): Promise<string> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.socket.write(`${JSON.stringify(command)}\n`);
    });
  }
}
