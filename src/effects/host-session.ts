import { basename } from 'node:path';
import {
  followRun,
  type ResetPlan,
  type Resets,
  type ResumeOutcome,
  type RunEvent,
  type UndoOutcome,
} from '../reset/index.js';
import { defaultSettings, type HostPort, type ConsoleSettings } from '../model/index.js';
import type { ConsoleEvent, Effect } from '../console/index.js';
import type { TrialPorts } from '../startup/index.js';
import { logErrorText, runLog, startupErrorText, refusedBy } from '../text/index.js';
import type { OpenOptions } from './open-options.js';
import { Access } from './access.js';
import { ConsoleLog } from './console-log.js';
import { RebuildWork } from './reset/rebuild-work.js';
import { RehearsalWork } from './reset/rehearsal-work.js';
import { ResetReport } from './reset/reset-report.js';
import { WaitWatch } from './reset/wait-watch.js';
import { KeyboardTrial } from './watch/keyboard-trial.js';
import { ManagementTrials } from './watch/management-trial.js';
import { watcherOf } from './watch/watcher.js';
import { HostWatch } from './watch/host-watch.js';
import { clientOf, type XenApiPlace } from './with-session.js';
import { embedded, host, startup } from './loading.js';
import { attachHost, bootEmbedded, type OpenedHost } from './open-host.js';

/**
 * The host behind the console. It is opened in the background: however slow or broken it is, no key
 * has to wait for it.
 */
export class HostSession {
  /** Who may do what on this host. */
  readonly access: Access;
  /** Watches the state of the host. */
  readonly watch: HostWatch;
  /** Watches what becomes of a reset after its reboot. */
  readonly resetReport: ResetReport;
  /** Watches a wait for a confirmation. */
  readonly waits: WaitWatch;
  /** Changes of the management interface that somebody has to confirm. */
  readonly trials: ManagementTrials;
  /** Recreates what a reset removed. */
  readonly rebuilding: RebuildWork;
  /** Runs resets on a copy of the host. */
  readonly rehearsals: RehearsalWork;
  /** The layouts that are tried on this screen. */
  readonly keyboard: KeyboardTrial;
  /** This console's lines in the host's own log. */
  readonly log: ConsoleLog;
  /** The host, as soon as its files are available. */
  readonly host: Promise<HostPort>;
  /** The host, once it has come up too. */
  readonly #opened: Promise<OpenedHost>;
  #resets: Promise<Resets> | null = null;
  readonly #isOwnHost: boolean;
  #cancelled = false;
  #run: Promise<void> = Promise.resolve();

  /** `refuse`: called if the console cannot be opened on this host, with a line that says why. */
  constructor(
    options: OpenOptions,
    private readonly send: (event: ConsoleEvent) => void,
    refuse: (why: string) => void,
  ) {
    let there: (host: HostPort) => void = () => undefined;
    this.host = new Promise((resolve) => {
      there = resolve;
    });
    const listener = {
      send,
      refuse: (why: string): void => {
        refuse(refusedBy('xsconsole', why));
      },
      restarted: async (): Promise<void> => {
        await this.waits.look();
        await this.trials.look();
        await this.resetReport.look(false);
      },
      opened: (host: HostPort): void => {
        there(host);
      },
    };
    this.#opened = options.embedded
      ? bootEmbedded(options, listener)
      : attachHost(options.root, listener);
    const place = { host: this.host, xapi: options.xapi };
    this.log = new ConsoleLog(this.host, (error) => {
      send({ kind: 'logFailed', error });
    });
    this.resetReport = new ResetReport(place, () => this.resets(), send, this.log);
    this.waits = new WaitWatch(this.host, () => this.resets(), send);
    this.#isOwnHost = options.embedded;
    this.trials = new ManagementTrials(
      () => this.resets(),
      () => this.#trialPorts(place),
      watcherOf(this.host),
      options.xapi !== null,
      send,
    );
    this.rebuilding = new RebuildWork(() => this.resets(), send, this.log);
    this.rehearsals = new RehearsalWork(() => this.up(), send);
    const up = this.#opened.then(({ host }) => host);
    this.watch = new HostWatch({ ...place, host: up, profile: options.profile }, send);
    this.keyboard = new KeyboardTrial(this.host, send);
    void this.keyboard.recover();
    this.access = new Access({ host: this.host, log: this.log });
  }

  /**
   * Ends everything that was started for the console. A run is cancelled if it has changed nothing
   * yet; otherwise this waits for its end. `tell` gets a line if the log has not taken the last
   * lines.
   */
  async close(tell: (line: string) => void): Promise<void> {
    this.cancel();
    this.watch.stop();
    this.waits.stop();
    await this.keyboard.restore();
    await this.trials.close(this.#isOwnHost);
    await this.#run;
    await this.rebuilding.close();
    await this.rehearsals.close();
    await this.resetReport.close();
    const opened = await this.#opened;
    await Promise.all([
      opened.close(),
      this.log.close((error) => {
        tell(logErrorText(error));
      }),
    ]);
  }

  /** The host once it has come up. */
  async up(): Promise<HostPort> {
    return (await this.#opened).host;
  }

  /** The resets of the host, once it has come up. */
  async resets(): Promise<Resets> {
    const { openResets } = await host();
    this.#resets ??= this.up().then((opened) => openResets(opened));
    return this.#resets;
  }

  async #trialPorts(place: XenApiPlace): Promise<TrialPorts> {
    const { startupPorts } = await startup();
    const resets = await this.resets();
    const client = await clientOf(place);
    return startupPorts(await this.up(), resets, client, 'ask', startupErrorText);
  }

  /** The saved settings; the defaults if the file is damaged or absent. */
  async readSettings(): Promise<ConsoleSettings> {
    const { files } = await this.up();
    const { readSettings } = await host();
    const settings = await readSettings(files);
    return settings.known ? settings.value : defaultSettings;
  }

  /** Help pages by topic: the name of the file, whatever the folder that it is in. */
  async readHelp(): Promise<Readonly<Record<string, string>>> {
    return Object.fromEntries(
      [...(await embedded()).assetFiles('help/')].map(([file, text]) => [
        basename(file, '.txt'),
        text,
      ]),
    );
  }

  /** Runs a plan; its events and its end reach the console. */
  async run({
    plan,
    basis,
    loss,
    wire,
    kept,
    thenRebuild,
    confirmWithin,
    reason,
    overridden,
    by,
  }: Effect & { readonly kind: 'runReset' }): Promise<void> {
    this.#cancelled = false;
    const initiator = {
      ...(await host()).initiatorOf('console', reason, by),
      ...(overridden.length === 0 ? {} : { overridden }),
    };
    await this.#follow(
      (resets) =>
        resets.run(plan, {
          initiator,
          basis,
          ...(loss === null ? {} : { loss }),
          wire,
          kept,
          thenRebuild: thenRebuild === true,
          ...(confirmWithin === undefined ? {} : { confirmWithin }),
          reboot: true,
          cancelled: () => this.#cancelled,
        }),
      plan,
    );
  }

  /** Ends the run if it has changed nothing yet. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Finishes a reset that stopped half-way. */
  async resume(by: string): Promise<void> {
    const initiator = (await host()).initiatorOf('console', '', by);
    await this.#follow((resets) => resets.resume(initiator));
  }

  /** Undoes the latest reset: puts its files back. */
  async undo(by: string): Promise<void> {
    const initiator = (await host()).initiatorOf('console', '', by);
    const resets = await this.resets();
    const run = resets.undo({ initiator, force: false });
    this.send({ kind: 'undoEnded', outcome: await this.#show(resets, run) });
  }

  #follow(
    start: (resets: Resets) => ReturnType<Resets['run'] | Resets['resume']>,
    plan?: ResetPlan,
  ): Promise<void> {
    this.#run = (async () => {
      const resets = await this.resets();
      const outcome = await this.#show(resets, start(resets), plan);
      this.send({ kind: 'runEnded', outcome });
    })();
    return this.#run;
  }

  /** Tells each event of a run as it comes and writes it to the host's log, as the command does. */
  async #show<Outcome extends ResumeOutcome | UndoOutcome>(
    resets: Resets,
    run: AsyncGenerator<RunEvent, Outcome>,
    plan?: ResetPlan,
  ): Promise<Outcome> {
    if (plan !== undefined) await this.log.write(...runLog.begins(plan));
    const outcome = await followRun(
      run,
      resets,
      (event, of) => {
        this.send({ kind: 'run', event });
        const logged = of === undefined ? null : runLog.event(of, event);
        if (logged !== null) void this.log.write(...logged);
      },
      plan,
    );
    await this.log.write(...runLog.ended(outcome));
    return outcome;
  }
}
