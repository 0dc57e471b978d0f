import {
  answersWithinSeconds,
  heardOfPort,
  wireFindings,
  type HostPort,
  type WireHeard,
} from '../../model/index.js';
import type { ConsoleEvent, LookAtWire } from '../../console/index.js';

/** Milliseconds to collect what is heard, so that it is reported together. */
const togetherMs = 300;
/** Milliseconds between two reports of how long nothing has been heard. */
const againMs = 15_000;

const isUp = (one: WireHeard): boolean => one.kind === 'link' && one.state === 'up';

const isAmong = (one: WireHeard, heard: readonly WireHeard[]): boolean =>
  heard.some((other) => JSON.stringify(other) === JSON.stringify(one));

/** What was heard on a port. `ended` null: it is still listened to. */
interface Listening {
  readonly device: string;
  readonly heard: WireHeard[];
  /** Since when the link is in its present state. */
  begun: number;
  ended: number | null;
  /** Seconds that the port was listened to before this question. */
  before: number;
}

/** Listens on one wire at a time, so that frames go out on one port only. */
export class WireWatch {
  #control: AbortController | null = null;
  #last: Listening | null = null;
  /** Resolves when nobody listens any more. */
  #ends: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: Promise<{ readonly network: Pick<HostPort['network'], 'listen'> }>,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Stops listening, and forgets what was heard. */
  stop(): void {
    this.#control?.abort();
    this.#last = null;
  }

  /**
   * Stops listening, and waits until nobody does. A port that was switched on for the look is off
   * again then. systemd would kill whoever has to do that together with this console.
   */
  async close(): Promise<void> {
    this.stop();
    await this.#ends;
  }

  /**
   * The next listening on a port. It goes on with what the switch has said if the port stays the
   * same, because a switch announces itself only every 30 to 60 s.
   */
  #next(device: string): Listening {
    const begun = performance.now();
    const earlier = this.#last?.device === device ? this.#last : null;
    const kept = earlier === null ? [] : heardOfPort(earlier.heard);
    const before =
      earlier === null || !earlier.heard.some(isUp)
        ? 0
        : earlier.before + ((earlier.ended ?? begun) - earlier.begun) / 1000;
    this.#last = { device, heard: [...kept], begun, ended: null, before };
    return this.#last;
  }

  /** Listens, and reports what is heard as it comes. `mayRaise`: a port may be switched on. */
  look(effect: LookAtWire, mayRaise: () => Promise<boolean>): Promise<void> {
    const work = this.#look(effect, mayRaise);
    this.#ends = Promise.allSettled([this.#ends, work]);
    return work;
  }

  async #look(
    { question, seconds, raise: raises }: LookAtWire,
    mayRaise: () => Promise<boolean>,
  ): Promise<void> {
    this.#control?.abort();
    this.#control = new AbortController();
    const { signal } = this.#control;
    const listening = this.#next(question.device);
    const { heard } = listening;
    let settled = false;
    const tell = (ended: boolean): void => {
      if (signal.aborted) return;
      // A described wire (an embedded host's) says everything at once, so its answers are complete.
      const least = settled ? answersWithinSeconds : 0;
      const passed = Math.max((performance.now() - listening.begun) / 1000, least);
      const { before } = listening;
      const findings = wireFindings(question, heard, { seconds: passed, ended, before });
      this.send({ kind: 'wire', question, findings, settled });
    };
    let soon: NodeJS.Timeout | null = null;
    const awaitAnswers = (): NodeJS.Timeout =>
      setTimeout(() => {
        settled = true;
        tell(false);
      }, answersWithinSeconds * 1000);
    let answersDue = awaitAnswers();
    // With another state of the link, all answers are awaited anew.
    const linkChanged = (isLost: boolean): void => {
      clearTimeout(answersDue);
      answersDue = awaitAnswers();
      settled = false;
      listening.begun = performance.now();
      if (isLost) listening.before = 0;
    };
    const again = setInterval(tell, againMs, false);
    try {
      const { network } = await this.host;
      const raise = raises && (await mayRaise());
      for await (const one of network.listen(question, { seconds, raise, signal })) {
        if (one.kind === 'link') linkChanged(one.state !== 'up');
        if (one.kind === 'link' || !isAmong(one, heard)) heard.push(one);
        soon ??= setTimeout(() => {
          soon = null;
          tell(false);
        }, togetherMs);
      }
    } finally {
      clearTimeout(soon ?? undefined);
      clearTimeout(answersDue);
      clearInterval(again);
    }
    listening.ended = performance.now();
    settled = true;
    tell(true);
  }
}
