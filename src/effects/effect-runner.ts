import type { ConsoleEvent, Effect } from '../console/index.js';
import type { EffectOf, EffectPlace, ScreenControls } from './effect-function.js';
import type { HostSession } from './host-session.js';
import { NetworkTests } from './watch/network-test.js';
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

  /** Ends what goes on by itself and has changed something that it takes back at its end. */
  async close(): Promise<void> {
    await this.#place.wire.close();
  }

  /** Starts one effect. Its errors are reported by events; anything thrown is a bug. */
  perform(effect: Effect): Promise<void> {
    return this.#perform(effect.kind, effect);
  }

  async #perform<K extends Effect['kind']>(kind: K, effect: EffectOf<K>): Promise<void> {
    const { guard, refused, run } = effects[kind];
    const { session, controls } = this.#place;
    if (guard === 'anybody' || (await session.access.mayChange())) {
      await run(effect, this.#place);
      return;
    }
    const told = refused?.(effect) ?? null;
    if (told !== null) controls.send(told);
  }
}
