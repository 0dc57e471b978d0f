import type { ConsoleEvent, Effect } from '../../console/index.js';
import type { HostPort } from '../../model/index.js';
import { embedded, host } from '../loading.js';

/** Rehearses resets on a copy of the host, one after another. */
export class RehearsalWork {
  #work: Promise<void> = Promise.resolve();

  constructor(
    private readonly up: () => Promise<HostPort>,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Waits until the copy of a rehearsal that goes on is deleted. */
  close(): Promise<void> {
    return this.#work;
  }

  /** Rehearses; the result goes to the console. */
  run(effect: Effect & { readonly kind: 'rehearse' }): Promise<void> {
    this.#work = this.#work.then(() => this.#rehearse(effect));
    return this.#work;
  }

  async #rehearse({
    plan,
    facts,
    wire,
    thenRebuild,
    by,
  }: Effect & { readonly kind: 'rehearse' }): Promise<void> {
    const { rehearse, serverProgram } = await embedded();
    const initiator = (await host()).initiatorOf('console', '', by);
    const result = await rehearse(await this.up(), {
      ...{ plan, facts, wire, thenRebuild, initiator, serverProgram },
      database: null,
    });
    this.send({ kind: 'rehearsed', planId: plan.id, result });
  }
}
