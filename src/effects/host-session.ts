import type { Resets } from '../reset/index.js';
import {
  answersWithinSeconds,
  wireFindings,
  type MachinePort,
  type WireFinding,
  type WireHeard,
  type WireQuestion,
} from '../model/index.js';
import type { ConsoleEvent, ConsoleSettings, Effect } from '../console/index.js';
import { consoleProgramWords as words } from '../text/index.js';
import type { OpenOptions } from './open-options.js';
import { Access } from './access.js';
import { ResetReport } from './reset-report.js';
import { HostWatch } from './host-watch.js';
import { embedded, host } from './loading.js';
import { attachMachine, bootEmbedded, type Machine } from './machine.js';

/** The host behind the console, opened in the background: everything here may be slow or broken without holding up a key. */
export class HostSession {
  /** Who may do what here. */
  readonly access: Access;
  /** What the host is now. */
  readonly watch: HostWatch;
  /** What becomes of a reset after its reboot. */
  readonly aftermath: ResetReport;
  readonly #machine: Promise<Machine>;
  #resets: Promise<Resets> | null = null;
  #cancelled = false;
  #run: Promise<void> = Promise.resolve();

  /** `refuse`: the console cannot be opened on this host; why, as a line. */
  constructor(
    private readonly options: OpenOptions,
    private readonly send: (event: ConsoleEvent) => void,
    refuse: (why: string) => void,
  ) {
    this.aftermath = new ResetReport(options, () => this.#openResets(), send);
    let there = (): void => undefined;
    const ready = new Promise<void>((resolve) => {
      there = resolve;
    });
    const listener = {
      send,
      refuse: (why: string): void => {
        refuse(words.refused(why));
      },
      restarted: (): Promise<void> => this.aftermath.look(false),
      opened: there,
    };
    this.#machine = options.embedded
      ? bootEmbedded(options, listener)
      : attachMachine(options.root, listener);
    this.watch = new HostWatch(options, this.#machine, send);
    this.access = new Access({ root: options.root, embedded: options.embedded, ready });
  }

  /** Everything that was started for the console ends; a run first: cancelled while nothing is changed, else at its own end. */
  async close(): Promise<void> {
    this.cancel();
    this.watch.stop();
    await this.#run;
    await this.aftermath.close();
    await (await this.#machine).close();
  }

  /** Services, names and power of the host. */
  async machine(): Promise<MachinePort> {
    return (await this.#machine).port;
  }

  /** What the operator has set; the defaults where the file is damaged or not there. */
  async readSettings(): Promise<ConsoleSettings> {
    await this.#machine;
    const { defaultSettings, readSettings } = await host();
    const settings = await readSettings(this.options.root);
    return settings.known ? settings.value : defaultSettings;
  }

  /** Help pages by topic. */
  async readHelp(): Promise<Readonly<Record<string, string>>> {
    return Object.fromEntries(
      [...(await embedded()).assetFiles('help/')].map(([file, text]) => [
        file.replace(/\.txt$/, ''),
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
    reason,
    overridden,
    by,
  }: Effect & { readonly kind: 'runReset' }): Promise<void> {
    const initiator = {
      ...(await host()).initiatorOf('console', reason, by),
      ...(overridden.length === 0 ? {} : { overridden }),
    };
    this.#cancelled = false;
    await this.#follow((resets) =>
      resets.run(plan, {
        initiator,
        basis,
        ...(loss === null ? {} : { loss }),
        wire,
        kept,
        reboot: true,
        cancelled: () => this.#cancelled,
      }),
    );
  }

  /** What the wire says, once its time is over. */
  async lookAtWire(question: WireQuestion): Promise<readonly WireFinding[]> {
    const { assetFiles, heardOnWire } = await embedded();
    const helper = assetFiles('helpers/').get('wire.py') ?? '';
    const seconds = answersWithinSeconds;
    const heard: WireHeard[] = [];
    const look = { helper, seconds, raise: false };
    for await (const one of heardOnWire(this.options.root, question, look)) heard.push(one);
    return wireFindings(question, heard, { seconds, ended: true });
  }

  /** Ends the run if nothing is changed yet. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Finishes a reset that stopped half-way. */
  async resume(by: string): Promise<void> {
    const initiator = (await host()).initiatorOf('console', '', by);
    await this.#follow((resets) => resets.resume(initiator));
  }

  /** Puts the files of the latest reset back. */
  async undo(by: string): Promise<void> {
    const events = (await this.#openResets()).undo({
      initiator: (await host()).initiatorOf('console', '', by),
      force: false,
    });
    let next = await events.next();
    while (next.done !== true) next = await events.next();
    this.send({ kind: 'undoEnded', outcome: next.value });
  }

  #follow(start: (resets: Resets) => ReturnType<Resets['run'] | Resets['resume']>): Promise<void> {
    this.#run = (async () => {
      const events = start(await this.#openResets());
      let next = await events.next();
      for (; next.done !== true; next = await events.next())
        this.send({ kind: 'run', event: next.value });
      this.send({ kind: 'runEnded', outcome: next.value });
    })();
    return this.#run;
  }

  async #openResets(): Promise<Resets> {
    const { openResets } = await host();
    this.#resets ??= this.#machine.then(({ port }) => openResets(this.options.root, port));
    return this.#resets;
  }
}
