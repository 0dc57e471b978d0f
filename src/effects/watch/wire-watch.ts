import {
  answersWithinSeconds,
  wireFindings,
  type HostPort,
  type WireHeard,
} from '../../model/index.js';
import type { ConsoleEvent, Effect } from '../../console/index.js';

type LookAtWire = Extract<Effect, { readonly kind: 'lookAtWire' }>;

/** Milliseconds to collect what is heard, so that it is reported together. */
const togetherMs = 300;
/** Milliseconds between two reports of how long nothing has been heard. */
const againMs = 15_000;

/** Listens on one wire at a time, so that frames go out on one port only. */
export class WireWatch {
  #control: AbortController | null = null;

  constructor(
    private readonly host: Promise<HostPort>,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Stops listening. */
  stop(): void {
    this.#control?.abort();
  }

  /** Listens, and reports what is heard as it comes. */
  async look({ question, seconds, raise }: LookAtWire): Promise<void> {
    this.stop();
    this.#control = new AbortController();
    const { signal } = this.#control;
    const heard: WireHeard[] = [];
    const begun = performance.now();
    let settled = false;
    const tell = (ended: boolean): void => {
      if (signal.aborted) return;
      // A described wire (an embedded host's) says everything at once, so its answers are complete.
      const least = settled ? answersWithinSeconds : 0;
      const passed = Math.max((performance.now() - begun) / 1000, least);
      const findings = wireFindings(question, heard, { seconds: passed, ended });
      this.send({ kind: 'wire', question, findings, settled });
    };
    let soon: NodeJS.Timeout | null = null;
    const answersDue = setTimeout(() => {
      settled = true;
      tell(false);
    }, answersWithinSeconds * 1000);
    const again = setInterval(tell, againMs, false);
    const { network } = await this.host;
    for await (const one of network.listen(question, { seconds, raise, signal })) {
      heard.push(one);
      soon ??= setTimeout(() => {
        soon = null;
        tell(false);
      }, togetherMs);
    }
    clearTimeout(soon ?? undefined);
    clearTimeout(answersDue);
    clearInterval(again);
    settled = true;
    tell(true);
  }
}
