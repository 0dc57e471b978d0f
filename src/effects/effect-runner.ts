import type { ConsoleEvent, Effect } from '../console/index.js';
import type { EffectFunction, EffectOf, EffectPlace, ScreenControls } from './effect-function.js';
import type { HostSession } from './host-session.js';
import { NetworkTests } from './watch/network-test.js';
import { host as hostRoom } from './loading.js';
import type { OpenOptions } from './open-options.js';
import { PowerSwitch } from './change/power.js';
import { effects } from './table.js';
import { TrafficWatch } from './watch/traffic.js';
import { Watch } from './watch/watch.js';
import { WireWatch } from './watch/wire-watch.js';

/**
 * Carries out the console's effects, each by the function of its kind, if that function's guard
 * allows it.
 */
export class EffectRunner {
  readonly #place: EffectPlace;
  /** One for each effect whose guard has not answered yet. It ends when the effect is begun. */
  readonly #admissions = new Set<Promise<void>>();
  /** The changes that have begun and not ended. */
  readonly #changes = new Set<Promise<void>>();

  /** `program`: this program's name and version, for the support report. */
  constructor(
    options: OpenOptions,
    session: HostSession,
    controls: ScreenControls,
    program: string,
  ) {
    const send = (event: ConsoleEvent): void => {
      controls.send(event);
    };
    const { host } = session;
    const place = { host, xapi: options.xapi, hostUuid: () => session.watch.hostUuid() };
    this.#place = {
      ...place,
      session,
      controls,
      options,
      program,
      tests: new NetworkTests(host, send),
      nics: new Watch(host, send),
      lights: new Watch(host, send),
      logs: new Watch(host, send),
      traffic: new TrafficWatch(options, host, send),
      wire: new WireWatch(host, send),
      power: new PowerSwitch(place, send),
    };
  }

  /**
   * Ends the look at the wire, and awaits the end of changes under way, because systemd kills their
   * commands together with the console. It does not wait long: XAPI may never answer.
   */
  async close(): Promise<void> {
    const { endsInTime } = await hostRoom();
    await Promise.all([
      this.#place.wire.close(),
      endsInTime(Promise.allSettled([...this.#changes])),
    ]);
  }

  /** Starts one effect. Its errors are reported by events; anything thrown is a bug. */
  perform(effect: Effect): Promise<void> {
    return this.#perform(effect.kind, effect);
  }

  async #perform<K extends Effect['kind']>(kind: K, effect: EffectOf<K>): Promise<void> {
    const how: EffectFunction<K> = effects[kind];
    if (how.guard === 'anybody') {
      if (how.isAfterEarlier === true) await Promise.all([...this.#admissions]);
      return this.#run(how, effect);
    }
    const { session, controls } = this.#place;
    const admitted = this.#awaitAdmission();
    let work = Promise.resolve();
    try {
      if (await session.access.mayChange()) work = this.#run(how, effect);
      else if (how.refused !== null) controls.send(how.refused(effect));
    } finally {
      admitted();
    }
    return work;
  }

  /** Answers the function to call when the guard has answered and the effect is begun. */
  #awaitAdmission(): () => void {
    let admitted = (): void => undefined;
    const admission = new Promise<void>((resolve) => {
      admitted = resolve;
    });
    this.#admissions.add(admission);
    return () => {
      this.#admissions.delete(admission);
      admitted();
    };
  }

  async #run<K extends Effect['kind']>(
    { run, isChange }: EffectFunction<K>,
    effect: EffectOf<K>,
  ): Promise<void> {
    const work = Promise.resolve(run(effect, this.#place));
    if (isChange === true) this.#changes.add(work);
    try {
      await work;
    } finally {
      this.#changes.delete(work);
    }
  }
}
