import type { ChangeResult, ConsoleEvent, ManagementTrial } from '../../console/index.js';
import type { ReturnWatch } from '../../host/index.js';
import { bestEffort, err, finish, Mutex, ok, type Result } from '../../model/index.js';
import { isTrialOpen, secondsLeftOf, type TrialRecord, endIsNewMs } from '../../reset/index.js';
import type { TrialPorts } from '../../startup/index.js';
import { errorText, rebuildWhy } from '../../text/index.js';
import { managementTrialWords as words } from '../../text/pages/network/management-trial.js';
import { startup } from '../loading.js';
import { later, type Later } from './later.js';

/** In milliseconds: the pause between two looks while a trial is open. */
const againMs = 2_000;

/** In milliseconds: the pause while none is. Another console may begin one. */
const idleMs = 10_000;

/** A change that somebody has to confirm. */
export interface TrialOfChange {
  readonly seconds: number;
  readonly hasName: boolean;
}

/**
 * Changes of the management interface on trial: the former configuration returns after some seconds
 * unless somebody confirms. All of it is in the state folder, so every console of the host shows a
 * trial, and any of them may end it or bring the former configuration back.
 */
export class ManagementTrials {
  readonly #turns = new Mutex();
  #sent = '';
  /** Why the confirmation could not be recorded; '' if it could, or if there was none. */
  #notKept = '';
  #changing: Promise<unknown> = Promise.resolve();
  #closed = false;
  #stop: () => void = () => undefined;

  /**
   * `livesHere`: nobody but this console can follow the trial, so it ends with the console.
   * `after`: stand-in for tests.
   */
  constructor(
    private readonly resets: () => Promise<TrialPorts['resets']>,
    private readonly ports: () => Promise<TrialPorts>,
    private readonly watcher: ReturnWatch,
    private readonly livesHere: boolean,
    private readonly send: (event: ConsoleEvent) => void,
    private readonly after: Later = later,
  ) {}

  /** Whether a change still waits for its end. */
  async isOpen(): Promise<boolean> {
    return isTrialOpen(await this.#record());
  }

  /**
   * Notes what there is, makes a change, and begins the countdown if it has changed anything. The
   * error says why it was not made.
   */
  async around(
    { seconds, hasName }: TrialOfChange,
    change: () => Promise<ChangeResult>,
  ): Promise<Result<ChangeResult, string>> {
    const ports = await this.ports();
    const held = await ports.resets.hold('root');
    if (!held.ok) return err(errorText(held.error));
    try {
      if (await this.isOpen()) return err(words.isOpen);
      const { readFormer } = await startup();
      const former = await readFormer(ports);
      if (!former.ok) return former;
      const status = await ports.resets.status();
      if (!status.ok) return err(errorText(status.error));
      const afterReset = status.value.history.at(-1)?.plan.id ?? '';
      const begun = await ports.resets.beginTrial({
        seconds,
        hasName,
        former: former.value,
        afterReset,
      });
      if (!begun.ok) return err(errorText(begun.error));
      const watched = this.livesHere ? ok(undefined) : await this.watcher.start();
      if (!watched.ok) {
        // If this cannot be recorded, the trial ends as unchanged once its time is over.
        bestEffort(await ports.resets.recordTrial(begun.value, { state: 'unchanged' }));
        return err(words.notWatched(watched.error));
      }
    } finally {
      await held.value();
    }
    const work = (async () => {
      const result = await change();
      await this.#begin();
      return result;
    })();
    this.#changing = work;
    return ok(await work);
  }

  /** Keeps the new configuration, unless the former one returns already. */
  async keep(user: string): Promise<void> {
    const record = await this.#record();
    if (record !== null) {
      const kept = await (await this.resets()).recordTrial(record.id, { state: 'kept', user });
      this.#notKept = kept.ok ? '' : errorText(kept.error);
    }
    await this.look();
  }

  /** The former configuration returns now. */
  back(): Promise<void> {
    return this.#look(true);
  }

  /** Looks at the trial now, and again as long as this console runs. */
  look(): Promise<void> {
    return this.#look(false);
  }

  /**
   * The console ends. The countdown goes on without it, unless nobody else can follow it: then the
   * former configuration returns at once. It is tried once. `isHostOff`: the host ends too.
   */
  async close(isHostOff: boolean): Promise<void> {
    this.#closed = true;
    this.#stop();
    await this.#changing;
    if (this.livesHere) await this.back();
    if (isHostOff) await this.watcher.end();
    await this.#turns.take(() => Promise.resolve());
  }

  async #record(): Promise<TrialRecord | null> {
    const read = await (await this.resets()).trial();
    return read.ok ? (read.value?.record ?? null) : null;
  }

  async #begin(): Promise<void> {
    const record = await this.#record();
    if (record === null) return;
    const { beginTime } = await startup();
    await finish(beginTime(await this.ports(), record));
    await this.look();
  }

  #look(atOnce: boolean): Promise<void> {
    return this.#turns.take(async () => {
      this.#stop();
      const record = await this.#record();
      const isOpen = isTrialOpen(record);
      const state = isOpen ? await this.#follow(atOnce) : 'over';
      await this.#tell(isOpen ? await this.#record() : record);
      if (this.#closed) return;
      this.#stop = this.after(
        () => {
          void this.look();
        },
        state === 'over' ? idleMs : againMs,
      );
    });
  }

  async #follow(atOnce: boolean): Promise<'over' | 'open'> {
    const { lookAtTrial } = await startup();
    return finish(lookAtTrial(await this.ports(), atOnce), async () =>
      this.#tell(await this.#record()),
    );
  }

  /** Tells the console how it is. The seconds go on by themselves, so they are no change. */
  async #tell(record: TrialRecord | null): Promise<void> {
    const about = record === null ? '' : JSON.stringify([record.id, record.now, this.#notKept]);
    if (record === null || about === this.#sent) return;
    const trial = await this.#trialOf(record);
    const isFirst = this.#sent === '';
    this.#sent = about;
    if (trial !== null && !(isFirst && isOld(record)))
      this.send({ kind: 'managementTrial', trial });
  }

  /** null: nothing to tell. */
  async #trialOf({ now, ahead }: TrialRecord): Promise<ManagementTrial | null> {
    switch (now.state) {
      case 'ahead':
      case 'unchanged':
        return null;
      case 'waiting': {
        const { bootTime } = await this.ports();
        return {
          state: 'waiting',
          secondsLeft: secondsLeftOf(now.since, ahead.seconds, await bootTime()),
          ...(this.#notKept === '' ? {} : { notKept: this.#notKept }),
        };
      }
      case 'failed':
        return { state: 'failed', detail: rebuildWhy(now) };
      case 'returned':
        return { state: 'returned', gaps: now.gaps };
      case 'kept':
      case 'returning':
      case 'changed':
        return { state: now.state };
    }
  }
}

/** A trial that ended before this console started, and is no longer shown. */
function isOld({ now: { state }, at }: TrialRecord): boolean {
  if (state === 'waiting' || state === 'returning') return false;
  return state === 'kept' || Date.now() - Date.parse(at) > endIsNewMs;
}
