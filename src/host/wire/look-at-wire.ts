import { randomBytes } from 'node:crypto';
import type { Mac, WireHeard, WireLook, WireQuestion } from '../../model/index.js';
import { childGraceMs } from '../machine/start-child.js';
import { readFrame, type Asker } from './read-frame.js';
import { Schedule } from './schedule.js';
import { startWireHelper, type HelperLine, type WireHelper } from './wire-helper.js';

/** Seconds that Python may take to start on a busy host. */
const startSeconds = 12;
/** Seconds that the helper may take longer than it was told, before it is ended. */
const graceSeconds = childGraceMs / 1000;

/** How long and how to look. */
interface MachineLook extends WireLook {
  /** The text of assets/helpers/wire.py. */
  readonly helper: string;
  /** The other ports of the port's bond. */
  readonly members: (device: string) => Promise<readonly string[]>;
}

/**
 * Looks at one port of this machine: sends the questions, and yields each thing that it hears once,
 * as it comes. Changes nothing on the host. Ends when the time is over, at the signal, or when it
 * cannot look.
 */
export async function* lookAtWire(
  question: WireQuestion,
  look: MachineLook,
): AsyncGenerator<WireHeard, void> {
  const { device } = question;
  const members = await look.members(device);
  const started = await startWireHelper({ ...look, device, members });
  if (!started.ok) {
    yield { kind: 'notLooked', reason: 'failed', detail: started.error };
    return;
  }
  const helper = started.value;
  if (helper === null) {
    yield { kind: 'notLooked', reason: 'helperMissing', detail: 'python3' };
    return;
  }
  let due = 0;
  const timers: NodeJS.Timeout[] = [];
  // A helper that does not end when it should is ended.
  const endAfter = (seconds: number): void => {
    for (const timer of timers.splice(0)) clearTimeout(timer);
    due = performance.now() + (seconds + graceSeconds) * 1000;
    for (const [index, signal] of (['SIGTERM', 'SIGKILL'] as const).entries()) {
      const end = (): void => {
        helper.kill(signal);
      };
      timers.push(setTimeout(end, (seconds + graceSeconds * (index + 1)) * 1000));
    }
  };
  endAfter(startSeconds);
  const stop = (): void => {
    helper.stop();
    endAfter(0);
  };
  if (look.signal?.aborted === true) stop();
  look.signal?.addEventListener('abort', stop);
  const conversation = new Conversation(question, helper);
  try {
    let isStarted = false;
    let isTold = false;
    for await (const line of helper.lines) {
      // The time counts from the first line: until then Python was being loaded.
      if (!isStarted && look.signal?.aborted !== true) endAfter(look.seconds);
      isStarted = true;
      if (performance.now() > due) break;
      const heard = conversation.hear(line);
      isTold ||= line.kind === 'end' || heard.some(({ kind }) => kind === 'notLooked');
      yield* heard;
    }
    if (!isTold && look.signal?.aborted !== true)
      yield { kind: 'notLooked', reason: 'endedEarly', detail: '' };
  } finally {
    look.signal?.removeEventListener('abort', stop);
    conversation.end();
    helper.stop();
    for (const timer of timers) clearTimeout(timer);
    if (performance.now() > due) helper.kill('SIGKILL');
  }
}

/** The questions and answers on one port until the look ends. */
class Conversation {
  readonly #own = new Set<Mac>();
  #heard: readonly WireHeard[] = [];
  readonly #reported = new Set<string>();
  #asker: Asker | null = null;
  #schedule: Schedule | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly question: WireQuestion,
    private readonly helper: WireHelper,
  ) {}

  /** Answers what is new in a line of the helper. */
  hear(line: HelperLine): readonly WireHeard[] {
    switch (line.kind) {
      case 'own':
        this.#own.add(line.mac);
        return [];
      case 'end':
        return [];
      case 'error':
        return [{ kind: 'notLooked', reason: line.reason, detail: line.detail }];
      case 'link':
        if (line.state === 'up') this.#begin(line.mac);
        else this.#forget();
        return [
          { kind: 'link', state: line.state },
          ...(line.state === 'down'
            ? [{ kind: 'notLooked', reason: 'down', detail: '' } as const]
            : []),
        ];
      case 'frame':
        return this.#asker === null
          ? []
          : this.#keep(readFrame(line.bytes, line.vlan, this.#asker));
    }
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  /** The link is lost. It may come back in another switch, so everything is asked anew then. */
  #forget(): void {
    this.end();
    this.#heard = [];
    this.#reported.clear();
    this.#schedule = null;
  }

  /** The link is up. Sends the questions that have no answer yet. */
  #begin(mac: Mac): void {
    const transaction = randomBytes(4).readUInt32BE(0);
    this.#asker ??= { mac, own: this.#own, vlan: this.question.vlan, transaction };
    this.#schedule ??= new Schedule(this.question, this.#asker);
    this.#ask();
  }

  #ask(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    const due = this.#schedule?.due(this.#heard, now);
    for (const frame of due?.frames ?? []) this.helper.send(frame);
    if (due === undefined || due.next === null) return;
    this.#timer = setTimeout(
      () => {
        this.#ask();
      },
      Math.max(0, due.next - now),
    );
  }

  #keep(found: readonly WireHeard[]): readonly WireHeard[] {
    const fresh = found.filter((one) => {
      const key = JSON.stringify(one);
      if (this.#reported.has(key)) return false;
      this.#reported.add(key);
      return true;
    });
    this.#heard = [...this.#heard, ...fresh];
    // An offer names a gateway, which we ask for too.
    if (fresh.some(({ kind }) => kind === 'offer')) this.#ask();
    return fresh;
  }
}
