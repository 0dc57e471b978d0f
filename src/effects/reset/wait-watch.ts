import type { ConfirmWait, ConsoleEvent } from '../../console/index.js';
import type { HostPort } from '../../model/index.js';
import {
  latestReset,
  openWait,
  secondsLeftOf,
  type ResetStatus,
  type Resets,
} from '../../reset/index.js';

/** Milliseconds between two looks while a reset waits for a confirmation. */
const againMs = 2_000;

/** Reports the wait for a confirmation to the console, for as long as there is one. */
export class WaitWatch {
  #again: NodeJS.Timeout | undefined;
  #sent = 'null';

  constructor(
    private readonly host: Promise<HostPort>,
    private readonly resets: () => Promise<Resets>,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Ends the looks. */
  stop(): void {
    clearTimeout(this.#again);
  }

  /** Looks now, and again while something waits. Only a change is told. */
  async look(): Promise<void> {
    this.stop();
    const status = await (await this.resets()).status();
    if (!status.ok) return;
    const wait = await this.#waitOf(status.value);
    // The seconds go on by themselves, so they are no change.
    const about = JSON.stringify(wait?.key ?? null);
    if (about !== this.#sent) this.send({ kind: 'confirmWait', wait: wait?.wait ?? null });
    this.#sent = about;
    if (openWait(status.value.history) === null) return;
    this.stop();
    this.#again = setTimeout(() => {
      void this.look();
    }, againMs).unref();
  }

  async #waitOf({
    history,
  }: ResetStatus): Promise<{ readonly wait: ConfirmWait; readonly key: unknown } | null> {
    const open = openWait(history);
    const reset = open?.reset ?? latestReset(history);
    if (reset === undefined || reset.confirmWithin === null || reset.wait === null) return null;
    const { plan, wait, confirmWithin: minutes } = reset;
    if (wait.state === 'confirmed') return null;
    if (wait.state !== 'waiting')
      return { wait: { state: 'told', wait, minutes, at: wait.at }, key: [plan.id, wait] };
    const { begunBy, since } = wait;
    const now = await (await this.host).system.bootTime();
    const secondsLeft = secondsLeftOf(since, minutes * 60, now);
    return {
      wait: { state: 'waiting', planId: plan.id, begunBy, secondsLeft },
      key: [plan.id, begunBy, since],
    };
  }
}
