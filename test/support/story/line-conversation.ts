import { PassThrough } from 'node:stream';
import { runLines } from '../../../screens/line/index.js';
import {
  initialConsole,
  mayInterrupt,
  update,
  view,
  type ConsoleEvent,
  type ConsoleOptions,
  type Effect,
  type LoginOptions,
  type Size,
} from '../../../src/console/index.js';
import type { HostFacts } from '../../../src/model/index.js';
import { press, ready } from '../console-walk.js';
import { hostFacts, hostStatus } from '../host/walk-host.js';

/** What the host behind a conversation is like. */
export interface LineHost {
  readonly facts?: HostFacts;
  /** Absent: nobody has to log in. */
  readonly login?: LoginOptions;
  /** A terminal rather than a pipe; its size if the kernel knows it. */
  readonly terminal?: boolean | Size;
  /** The help pages by topic. */
  readonly help?: ConsoleOptions['help'];
  /** What an effect is answered by; the host's facts and status come by themselves. */
  readonly answer?: (effect: Effect) => ConsoleEvent | null;
}

/** How a conversation ended. */
export interface LineTold {
  readonly said: string;
  readonly effects: readonly Effect[];
  readonly status: number;
}

/**
 * A conversation with the console of a known host. All input is there from the beginning, as from a
 * pipe. It ends when the reset ends.
 */
export async function converse(
  typed: string,
  {
    facts = hostFacts(),
    login,
    terminal = false,
    help = {},
    answer = (): null => null,
  }: LineHost = {},
): Promise<LineTold> {
  const stream = (): PassThrough & { readonly isTTY: boolean } =>
    Object.assign(new PassThrough(), {
      isTTY: terminal !== false,
      ...(typeof terminal === 'object' ? terminal : {}),
    });
  const [input, output] = [stream(), stream()];
  const effects: Effect[] = [];
  let said = '';
  output.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const ended = runLines({
    input,
    output,
    environment: { LANG: 'C.UTF-8' },
    options: { ascii: false, mono: false },
    start: (size) =>
      initialConsole({
        size,
        now: '2026-01-02T03:04:05Z',
        offsetMinutes: 0,
        zone: 'UTC',
        session: 'walk',
        program: 'xsconsole 0.1.0',
        user: login === undefined ? 'root' : '',
        embeddedRoot: '',
        help,
        ...(login === undefined ? {} : { login }),
      }),
    update,
    view,
    mayInterrupt,
    carryOut: (effect, controls) => {
      effects.push(effect);
      const event = answer(effect);
      if (event !== null)
        setImmediate(() => {
          controls.send(event);
        });
      if (effect.kind === 'readFacts')
        setImmediate(() => {
          controls.send({ kind: 'facts', facts });
        });
      if (effect.kind === 'readStatus')
        setImmediate(() => {
          controls.send({ kind: 'facts', facts });
          controls.send({ kind: 'status', status: hostStatus() });
        });
      if (effect.kind === 'quit' || effect.kind === 'runReset') controls.quit(0);
    },
    crashed: (error) => {
      throw error;
    },
  });
  input.end(typed);
  return { status: await ended, said, effects };
}

/** The number an item has in the menu that is open after presses. */
export const numberOf = (label: string, ...presses: readonly string[]): number =>
  view(press(ready(), ...presses).state).menu.items.findIndex((item) => item.label === label) + 1;
