import type { ConsoleEvent, Effect } from '../../console/index.js';
import { bestEffort, finish } from '../../model/index.js';
import { lastReport, startupView, type ResetRecord, type Resets } from '../../reset/index.js';
import type { ReadBackPlace } from '../../startup/index.js';
import { errorText, startupEventText, startupErrorText } from '../../text/index.js';
import type { ConsoleLog } from '../console-log.js';
import { clientOf, type XenApiPlace } from '../with-session.js';
import { host, startup } from '../loading.js';

/** Milliseconds between two looks while XAPI starts or an address is awaited. */
const againMs = 2_000;

/**
 * Follows a reset after its reboot: decides which page the console opens with, and looks again
 * while something is awaited.
 */
export class ResetReport {
  #again: NodeJS.Timeout | undefined;
  /** Counts the looks. The result of an older look is outdated and not reported. */
  #turn = 0;
  #work: Promise<void> = Promise.resolve();
  /** Whether the console was told that another process runs a reset. */
  #atWork = false;

  constructor(
    private readonly place: XenApiPlace,
    private readonly resets: () => Promise<Resets>,
    private readonly send: (event: ConsoleEvent) => void,
    private readonly log: Pick<ConsoleLog, 'write'>,
  ) {}

  /**
   * Ends the looks. Waits for a record that is being written, and for a reset that is being
   * completed.
   */
  async close(): Promise<void> {
    this.#stop();
    await this.#work;
  }

  #stop(): void {
    clearTimeout(this.#again);
    this.#turn += 1;
  }

  /**
   * Reads the state of the latest reset and reports it. While something is awaited, it looks again
   * after a while. `opening`: the console was just started.
   */
  async look(opening: boolean): Promise<void> {
    this.#stop();
    const turn = this.#turn;
    const status = await (await this.resets()).status();
    if (!status.ok || turn !== this.#turn) return;
    const { running } = status.value;
    if (running !== null || this.#atWork) this.send({ kind: 'resetAtWork', running });
    this.#atWork = running !== null;
    if (running !== null) {
      this.#lookAgain(opening);
      return;
    }
    const stands = startupView(status.value);
    switch (stands.state) {
      case 'nothing':
        return;
      case 'halfWay':
        if (opening) this.send({ kind: 'interrupted', reset: stands.reset });
        return;
      case 'question':
        this.send({
          kind: 'portQuestion',
          planId: stands.reset.plan.id,
          question: stands.question,
        });
        return;
      case 'starting':
        return this.#await(stands.reset, turn, opening);
      case 'completed':
        return this.#report(stands.reset, turn);
    }
  }

  /**
   * Records that the report was read. If the journal cannot be written, the report is shown again
   * at the console's next start.
   */
  async acknowledge({ report, by }: Effect & { readonly kind: 'acknowledge' }): Promise<void> {
    this.#stop();
    const { planId } = report;
    if (planId === null) return;
    await this.#keep(async () => {
      const { initiatorOf } = await host();
      const noted = await (
        await this.resets()
      ).acknowledge(planId, report, initiatorOf('console', '', by));
      if (!noted.ok) await this.log.write('warning', errorText(noted.error));
    });
  }

  /** Reads the report of the latest reset from the journal. It makes no new report. */
  async readLast(): Promise<void> {
    const status = await (await this.resets()).status();
    const last = status.ok
      ? lastReport(status.value)
      : ({ state: 'unknown', detail: errorText(status.error) } as const);
    this.send({ kind: 'lastReport', last: last.state === 'unread' ? { state: 'unread' } : last });
  }

  /**
   * Records which port is meant, and completes the reset on it through XenAPI. XAPI need not
   * restart for that.
   */
  async answer(effect: Effect & { readonly kind: 'answerPort' }): Promise<void> {
    this.#stop();
    await this.#keep(() => this.#complete(effect));
  }

  async #complete({ planId, answer, by }: Effect & { readonly kind: 'answerPort' }): Promise<void> {
    const noted = await (
      await this.resets()
    ).recordAnswer(planId, answer, (await host()).initiatorOf('console', '', by));
    if (!noted.ok) {
      this.send({ kind: 'restart', phase: 'failed', detail: errorText(noted.error) });
      return;
    }
    const { completeNetworkReset, startupPorts } = await startup();
    const { client } = await this.#readBackPlace();
    const events = completeNetworkReset(
      await startupPorts(
        await this.place.host,
        await this.resets(),
        client,
        'ask',
        startupErrorText,
      ),
    );
    const outcome = await finish(events, (event) => {
      this.#tell(event);
    });
    if (outcome.result !== 'failed') await this.look(false);
  }

  #keep(work: () => Promise<void>): Promise<void> {
    this.#work = work();
    return this.#work;
  }

  #tell(event: Parameters<typeof startupEventText>[0]): void {
    if (event.kind === 'failed')
      this.send({ kind: 'restart', phase: 'failed', detail: startupErrorText(event.error) });
    else {
      const line = startupEventText(event);
      if (line !== null) this.send({ kind: 'restart', phase: 'startup', detail: line });
    }
  }

  /**
   * The host has restarted, and its XAPI has not taken the trigger yet. If the trigger was set
   * aside, the reset counts as stopped half-way.
   */
  async #await(reset: ResetRecord, turn: number, opening: boolean): Promise<void> {
    const { readStartupState } = await host();
    const { files: hostFiles, system } = await this.place.host;
    const [xapi, files] = await Promise.all([
      system.xapi(),
      readStartupState(hostFiles, reset.plan.profile.triggerPath),
    ]);
    if (turn !== this.#turn) return;
    if (files.state === 'setAside') {
      if (opening) this.send({ kind: 'interrupted', reset });
      return;
    }
    this.send({
      kind: 'awaited',
      reset,
      xapi,
      reason: files.state === 'failed' ? files.reason : '',
    });
    this.#lookAgain();
  }

  async #report(reset: ResetRecord, turn: number): Promise<void> {
    const { awaitsAddress, portQuestionOf, readBack, xapiIsSilent } = await startup();
    const { system } = await this.place.host;
    const xapi = await system.xapi();
    const report =
      xapi === 'stopped' && reset.completed === null
        ? null
        : await readBack(await this.#readBackPlace(), reset);
    if (turn !== this.#turn) return;
    const silent = report === null || xapiIsSilent(report);
    // Only XAPI can tell the result, so the console waits for it.
    if (report === null || (silent && reset.completed === null)) {
      this.send({
        kind: 'awaited',
        reset,
        xapi: xapi === 'running' ? 'starting' : xapi,
        reason: '',
      });
      this.#lookAgain();
      return;
    }
    const question = portQuestionOf(reset, report);
    if (question !== null) {
      // The question is asked now. If it is not recorded, the next look asks it again.
      bestEffort(await (await this.resets()).recordQuestion(reset.plan.id, question));
      if (turn === this.#turn) this.send({ kind: 'portQuestion', planId: reset.plan.id, question });
      return;
    }
    const waiting = silent || awaitsAddress(report);
    this.send({ kind: 'report', report, waiting });
    if (waiting) this.#lookAgain();
  }

  #lookAgain(opening = false): void {
    this.#again = setTimeout(() => {
      void this.look(opening);
    }, againMs).unref();
  }

  async #readBackPlace(): Promise<ReadBackPlace> {
    return {
      host: await this.place.host,
      client: await clientOf(this.place),
      now: () => new Date().toISOString(),
    };
  }
}
