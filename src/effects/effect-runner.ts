import type { ConsoleEvent, Effect } from '../console/index.js';
import { shellTroubleText } from '../text/index.js';
import type { OpenOptions } from './open-options.js';
import type { HostSession } from './host-session.js';
import { carryOutChange, saveReport, type ChangePlace } from './change.js';
import { host } from './loading.js';
import { readGlance, readTime, Watch } from './readings.js';
import { NetworkTests } from './network-test.js';
import { changePassword } from './password.js';
import { PowerSwitch } from './power.js';
import { TrafficWatch } from './traffic.js';
import { startXapi } from './xapi-service.js';

/** What an effect may do to the screen itself. */
export interface ScreenControls {
  send(event: ConsoleEvent): void;
  quit(status: number): void;
  redraw(): void;
  /** Gives the terminal to something else until the promise ends. */
  aside(run: () => Promise<void>): Promise<void>;
}

/** Carries out the console's effects; whatever they answer comes back as events. */
export class EffectRunner {
  readonly #tests: NetworkTests;
  readonly #nics: Watch;
  readonly #lights: Watch;
  readonly #traffic: TrafficWatch;
  readonly #place: ChangePlace;
  readonly #power: PowerSwitch;

  /** `program`: this program's name and version, for the support report. */
  constructor(
    private readonly options: OpenOptions,
    private readonly session: HostSession,
    private readonly controls: ScreenControls,
    private readonly program: string,
  ) {
    const send = (event: ConsoleEvent): void => {
      controls.send(event);
    };
    const { root, xapi } = options;
    this.#tests = new NetworkTests(root, send);
    this.#nics = new Watch(root, send);
    this.#lights = new Watch(root, send);
    this.#traffic = new TrafficWatch(options, send);
    this.#place = { root, xapi, hostUuid: () => session.watch.hostUuid() };
    this.#power = new PowerSwitch(this.#place, send);
  }

  /** Begins one effect. Its trouble is told by events; anything thrown is a bug. */
  async perform(effect: Effect): Promise<void> {
    const { session, controls } = this;
    const { root } = this.options;
    const send = (event: ConsoleEvent): void => {
      controls.send(event);
    };
    switch (effect.kind) {
      case 'readFacts':
        controls.send({ kind: 'facts', facts: await session.watch.readFacts() });
        break;
      case 'readStatus':
        await session.watch.watchStatus();
        break;
      case 'readGlance':
        controls.send({ kind: 'glance', glance: await readGlance(root, session.machine()) });
        break;
      case 'readTime':
        controls.send({
          kind: 'time',
          time: await readTime(this.#place, await session.watch.hostUuid()),
        });
        break;
      case 'readNameServers':
        controls.send({
          kind: 'nameServers',
          nameServers: await (await host()).readNameServers(root),
        });
        break;
      case 'runReset':
        await session.run(effect);
        break;
      case 'cancelRun':
        session.cancel();
        break;
      case 'resume':
        await session.resume(effect.by);
        break;
      case 'undo':
        await session.undo(effect.by);
        break;
      case 'acknowledge':
        await session.aftermath.acknowledge(effect);
        break;
      case 'readReport':
        await session.aftermath.look(false);
        break;
      case 'answerPort':
        await session.aftermath.answer(effect);
        break;
      case 'testNetwork':
        await this.#tests.test(effect.run, effect.targets);
        break;
      case 'stopTest':
        this.#tests.stop(effect.run);
        break;
      case 'watchNic':
        await this.#nics.nic(effect.device);
        break;
      case 'watchTraffic':
        await this.#traffic.follow(effect.device ?? '');
        break;
      case 'blink':
        await this.#lights.blink(effect.device, effect.on);
        break;
      case 'login':
        controls.send({
          kind: 'loginEnded',
          attempt: effect.attempt,
          result: await session.access.logIn(effect.user, effect.password),
        });
        break;
      case 'cancelLogin':
        session.access.cancel();
        break;
      case 'logout':
        await session.access.loggedOut(effect.user, effect.why);
        break;
      case 'shell':
        await this.#shell(effect.idleMinutes);
        break;
      case 'power':
        await this.#power.down(effect, await session.machine());
        break;
      case 'stopChange':
        this.#power.stop();
        break;
      case 'startXapi':
        controls.send({
          kind: 'changed',
          change: 'startXapi',
          result: await startXapi(await session.machine(), effect.how),
        });
        break;
      case 'saveReport':
        controls.send({
          kind: 'changed',
          change: 'saveReport',
          result: await saveReport(root, this.program),
        });
        break;
      case 'changePassword': {
        const result = await changePassword(this.#place, session.access, effect);
        // Before its end is told: with the first password nobody may do anything without it any more.
        controls.send({ kind: 'access', login: await session.access.read() });
        controls.send({ kind: 'changed', change: 'changePassword', result });
        break;
      }
      case 'redraw':
        controls.redraw();
        break;
      case 'quit':
        controls.quit(0);
        break;
      case 'saveSettings':
        await carryOutChange(effect, this.#place, send);
        controls.send({ kind: 'settings', settings: await session.readSettings() });
        break;
      default:
        await carryOutChange(effect, this.#place, send);
    }
  }

  async #shell(idleMinutes: number): Promise<void> {
    const { runLocalShell } = await host();
    let detail = '';
    await this.controls.aside(async () => {
      const ended = await runLocalShell(this.options.root, idleMinutes);
      if (!ended.ok) detail = shellTroubleText(ended.error.code, ended.error.detail);
    });
    this.controls.send({ kind: 'shellEnded', detail });
  }
}
