import { setTimeout as wait } from 'node:timers/promises';
import type { ChangeResult, ConsoleEvent, ManagementTrial } from '../../console/index.js';
import { Mutex, ok, type HostNetworking, type Result } from '../../model/index.js';
import { hasChanged, type MadeConfiguration, type Resets } from '../../reset/index.js';
import type { HostNames } from '../../operations/index.js';
import type { CallError, XenApiSession } from '../../xenapi/index.js';
import { rebuildWhy } from '../../text/index.js';
import { operations, startup, xenapi } from '../loading.js';
import { inSession, type XenApiPlace } from '../with-session.js';
import { later, type Later } from './later.js';

/** Milliseconds until a return that could not begin is tried again. */
const againMs = 2_000;

/** How often the new configuration is read until XAPI answers, and the pause between. */
const readings = 10;
const betweenMs = 1_000;

/** What a host had before a change. */
export interface FormerConfiguration {
  readonly networking: HostNetworking;
  readonly present: MadeConfiguration;
  readonly names: HostNames;
}

interface OpenTrial {
  readonly uuid: string;
  readonly former: FormerConfiguration;
  /** What the change has made. */
  readonly made: MadeConfiguration;
  /** The names after the change; null: it gave none. */
  readonly names: HostNames | null;
  /** The return has begun: it is completed, and nobody can confirm any more. */
  begun: boolean;
}

/** A change on trial. */
export interface TrialOfChange {
  readonly uuid: string;
  readonly seconds: number;
  readonly hasName: boolean;
}

const sameNames = (one: HostNames, other: HostNames): boolean =>
  one.own === other.own && one.inPool === other.inPool;

/**
 * A change of the management interface on trial: the former configuration returns after some
 * seconds, or when this console ends, unless somebody confirms. It returns only if the present
 * configuration is the one that the change has made.
 */
export class ManagementTrials {
  readonly #turns = new Mutex();
  #open: OpenTrial | null = null;
  #changing: Promise<unknown> = Promise.resolve();
  #closing = false;
  #stop: () => void = () => undefined;

  /** `pause`: stand-in for tests. */
  constructor(
    private readonly place: XenApiPlace,
    private readonly resets: () => Promise<Resets>,
    private readonly send: (event: ConsoleEvent) => void,
    private readonly after: Later = later,
    private readonly pause: (ms: number) => Promise<void> = (ms) => wait(ms),
  ) {}

  /** Whether a change still waits for its end. */
  isOpen(): boolean {
    return this.#open !== null;
  }

  /** Reads what there is before a change. Without it, nothing could return. */
  async read(uuid: string): Promise<Result<FormerConfiguration, CallError>> {
    const { readHostNames, readHostNetworking } = await operations();
    return inSession(this.place, async (session) => {
      const networking = await readHostNetworking(session, uuid);
      if (!networking.ok) return networking;
      const names = await readHostNames(session, uuid);
      if (!names.ok) return names;
      const present = await this.#present(session);
      return ok({ networking: networking.value, names: names.value, present });
    });
  }

  /** Makes a change, and begins the countdown if it has changed anything. */
  async around(
    trial: TrialOfChange,
    former: FormerConfiguration,
    change: () => Promise<ChangeResult>,
  ): Promise<ChangeResult> {
    const work = change().then(async (result) => {
      await this.#begin(trial, former);
      return result;
    });
    this.#changing = work;
    return work;
  }

  /** Keeps the new configuration, unless the former one returns already. */
  keep(): Promise<void> {
    return this.#turns.take(() => {
      if (this.#open !== null && !this.#open.begun) this.#end({ state: 'kept' });
      return Promise.resolve();
    });
  }

  /** The former configuration returns now. */
  back(): Promise<void> {
    return this.#turns.take(async () => {
      this.#stop();
      if (this.#open === null) return;
      const ended = await this.#return(this.#open);
      if (ended !== null) {
        this.#end(ended);
        return;
      }
      if (!this.#open.begun) this.#tell({ state: 'waiting', secondsLeft: 0 });
      if (!this.#closing) this.#backAfter(againMs);
    });
  }

  /** The console ends: what nobody has confirmed returns. It is tried once. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#changing;
    await this.back();
  }

  async #begin(
    { uuid, seconds, hasName }: TrialOfChange,
    former: FormerConfiguration,
  ): Promise<void> {
    const { readHostNames } = await operations();
    const read = await this.#untilRead(() =>
      inSession(this.place, async (session) => {
        const names = hasName ? await readHostNames(session, uuid) : ok(null);
        if (!names.ok) return names;
        return ok({ names: names.value, made: await this.#present(session) });
      }),
    );
    const made = read?.made ?? (await this.#present(null));
    const names = read?.names ?? null;
    const isSame = read !== null && !hasChanged(former.present, made);
    if (isSame && (names === null || sameNames(names, former.names))) return;
    this.#open = { uuid, former, made, names, begun: false };
    this.#tell({ state: 'waiting', secondsLeft: seconds });
    this.#backAfter(seconds * 1000);
  }

  async #untilRead<T extends { readonly made: MadeConfiguration }>(
    read: () => Promise<Result<T, unknown>>,
  ): Promise<T | null> {
    for (let times = 0; times < readings; times += 1) {
      const found = await read();
      if (found.ok && found.value.made.networking !== null) return found.value;
      await this.pause(betweenMs);
    }
    return null;
  }

  #backAfter(ms: number): void {
    this.#stop();
    this.#stop = this.after(() => {
      void this.back();
    }, ms);
  }

  async #present(session: XenApiSession | null): Promise<MadeConfiguration> {
    const { presentConfiguration } = await startup();
    return presentConfiguration((await this.place.host).files, session);
  }

  /** null: XAPI does not answer, or a reset or rebuild is at work. */
  async #return(trial: OpenTrial): Promise<ManagementTrial | null> {
    const held = await (await this.resets()).hold('root');
    if (!held.ok) return null;
    try {
      const done = await inSession(this.place, async (session) =>
        ok(await this.#returnIn(session, trial)),
      );
      return done.ok ? done.value : null;
    } finally {
      await held.value();
    }
  }

  async #returnIn(session: XenApiSession, trial: OpenTrial): Promise<ManagementTrial | null> {
    const { restore } = await startup();
    if (!trial.begun) {
      const present = await this.#present(session);
      if (hasChanged(trial.made, present)) return { state: 'changed' };
      if (present.networking === null) return null;
      trial.begun = true;
      this.#tell({ state: 'returning' });
    }
    const { uuid, former } = trial;
    const named = await this.#returnNames(session, trial);
    const { pause } = this;
    const work = restore(session, uuid, former.networking, { pause });
    let next = await work.next();
    while (next.done !== true) next = await work.next();
    const restored = next.value;
    switch (restored.state) {
      case 'silent':
        return null;
      case 'impossible':
        return { state: 'failed', detail: rebuildWhy({ reason: restored.reason, detail: '' }) };
      case 'ended': {
        const failed = restored.items.find(({ state }) => state === 'failed');
        if (failed !== undefined) return { state: 'failed', detail: rebuildWhy(failed) };
        if (named !== '') return { state: 'failed', detail: named };
        const { networking } = await this.#present(session);
        const isWhole = networking === null || networking === former.present.networking;
        return { state: isWhole ? 'returned' : 'leftover' };
      }
    }
  }

  /** Gives the host the names from before the change; the answer says why it could not. */
  async #returnNames(session: XenApiSession, { uuid, former, names }: OpenTrial): Promise<string> {
    if (names === null || sameNames(names, former.names)) return '';
    const { readHostNames, setHostNames } = await operations();
    const now = await readHostNames(session, uuid);
    // Somebody has renamed it since.
    if (now.ok && !sameNames(now.value, names)) return '';
    const set = await setHostNames(session, uuid, former.names);
    const { describeError } = await xenapi();
    if (!set.ok) return describeError(set.error);
    const refused = [set.value.own, set.value.inPool].find(({ ok: done }) => !done);
    return refused?.ok === false ? describeError(refused.error) : '';
  }

  #end(trial: ManagementTrial): void {
    this.#stop();
    this.#open = null;
    this.#tell(trial);
  }

  #tell(trial: ManagementTrial): void {
    this.send({ kind: 'managementTrial', trial });
  }
}
