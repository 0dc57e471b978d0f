import { dryRunMachine, startNetwork } from '../../src/embedded/index.js';
import { openResets, openTree } from '../../src/host/index.js';
import {
  finish,
  type BootTime,
  type HostFacts,
  type HostNetworking,
} from '../../src/model/index.js';
import {
  emptyDraft,
  keptNetworking,
  makePlan,
  makeRequest,
  networkingText,
  type ResetRecord,
  type Resets,
  type StartupEvent,
} from '../../src/reset/index.js';
import { readHostNetworking } from '../../src/operations/index.js';
import { confirmOrReturn, startupPorts, type StartupPorts } from '../../src/startup/index.js';
import { startupErrorText } from '../../src/text/index.js';
import { openSession } from '../../src/xenapi/index.js';
import { embeddedAt } from '../support/host/hosts.js';
import { factsOf } from '../support/host/read-host.js';
import { StartupHost } from './startup-host.js';

/** A host that was reset onto eth1, with a clock that only the test moves. */
export class WaitingHost {
  clock: BootTime = { boot: 'first', seconds: 1000 };
  private constructor(
    readonly host: StartupHost,
    readonly resets: Resets,
  ) {}

  /** Resets the host and completes that; nothing has looked at the wait yet. */
  static async open(minutes: number): Promise<WaitingHost> {
    const host = await StartupHost.open();
    const resets = await openResets({ root: host.dir, machine: dryRunMachine() });
    const one = new WaitingHost(host, resets);
    await one.#reset(minutes);
    return one;
  }

  close(): Promise<void> {
    return this.host.close();
  }

  async #reset(minutes: number): Promise<void> {
    const { host, resets } = this;
    const facts: HostFacts = await factsOf(host.dir);
    const request = makeRequest(
      { ...emptyDraft, device: 'eth1', ipv4Mode: 'dhcp' },
      { profile: facts.profile, nics: facts.nics, pool: facts.pool, forceDevice: false },
    );
    if (!request.ok) throw new Error(JSON.stringify(request.error));
    const made = makePlan(request.value, facts, { id: 'first', createdAt: '2026-01-02T03:04:05Z' });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const run = resets.run(made.value, {
      initiator: { user: 'root', tty: '', face: 'command', reason: '' },
      basis: facts.files,
      reboot: true,
      kept: keptNetworking(facts, '2026-01-02T03:04:05Z'),
      confirmWithin: minutes,
    });
    await finish(run);
    await startNetwork(await openTree(host.dir));
    const { outcome } = await host.complete();
    expect(outcome).toMatchObject({ result: 'completed' });
  }

  /** The ports of a program that follows the wait. Each pause takes half a minute of the clock. */
  async ports(change: Partial<StartupPorts> = {}): Promise<StartupPorts> {
    return {
      ...(await startupPorts(
        await embeddedAt(this.host.dir),
        this.resets,
        this.host.client(),
        'ask',
        startupErrorText,
      )),
      bootTime: () => Promise.resolve(this.clock),
      pause: () => {
        this.passes(30);
        return Promise.resolve();
      },
      ...change,
    };
  }

  passes(seconds: number): void {
    this.clock = { ...this.clock, seconds: this.clock.seconds + seconds };
  }

  reboot(): void {
    this.clock = { boot: 'second', seconds: 5 };
  }

  /** Follows the wait to its end, or until `stopped`. Answers what was told. */
  async follow(
    change: Partial<StartupPorts> = {},
    stopped?: () => boolean,
  ): Promise<readonly StartupEvent[]> {
    const events: StartupEvent[] = [];
    for await (const event of confirmOrReturn(await this.ports(change), {
      waits: true,
      ...(stopped === undefined ? {} : { stopped }),
    }))
      events.push(event);
    return events;
  }

  async record(): Promise<ResetRecord> {
    const status = await this.resets.status();
    const found = status.ok ? status.value.history.find(({ plan }) => plan.id === 'first') : null;
    if (found === null || found === undefined) throw new Error(JSON.stringify(status));
    return found;
  }

  /** What the pool database has of this host, as the wait compares it. */
  async networking(
    part: (networking: HostNetworking) => HostNetworking = (whole) => whole,
  ): Promise<string> {
    const session = await openSession(this.host.client());
    if (!session.ok) throw new Error(JSON.stringify(session.error));
    const read = await readHostNetworking(session.value, '');
    await session.value.close();
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return networkingText(part(read.value));
  }
}

/** Looks a few times and then ends, as a program that is killed. */
export const briefly = (looks: number): (() => boolean) => {
  let left = looks;
  return () => left-- <= 0;
};
