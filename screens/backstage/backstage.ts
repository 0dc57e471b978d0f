import { hostStatus, type ConsoleEvent, type ConsoleSettings, type DatabaseStatus, type Effect, type HostStatus } from '../../src/dialogue/index.js';
import type { Resets } from '../../src/host/index.js';
import { isVerificationReport, type HostFacts, type Known, type MachinePort } from '../../src/reset/index.js';
import { consoleProgramWords as words } from '../../src/text/index.js';
import type { OpenOptions } from '../options.js';
import { Access } from './access.js';
import { ask } from './ask.js';
import { embedded, host, xenapi } from './loading.js';
import { attachMachine, bootEmbedded, type Machine } from './machine.js';

/** The original's rhythm while there is no address. */
const troubleRefreshMs = 4_000;

/** The host behind the console, opened in the background: everything here may be slow or broken without holding up a key. */
export class Backstage {
  /** Who may do what here. */
  readonly access: Access;
  readonly #machine: Promise<Machine>;
  #resets: Promise<Resets> | null = null;
  #cancelled = false;
  #run: Promise<void> = Promise.resolve();
  #look: NodeJS.Timeout | undefined;

  /** `refuse`: the console cannot be opened on this host; why, as a line. */
  constructor(private readonly options: OpenOptions, private readonly send: (event: ConsoleEvent) => void, refuse: (why: string) => void) {
    let there = (): void => undefined;
    const ready = new Promise<void>((resolve) => { there = resolve; });
    const listener = { send, refuse: (why: string): void => { refuse(words.refused(why)); }, restarted: (): Promise<void> => this.tellReport(), opened: there };
    this.#machine = options.embedded ? bootEmbedded(options, listener) : attachMachine(options.root, listener);
    this.access = new Access({ root: options.root, embedded: options.embedded, ready });
  }

  /** Everything that was started for the console ends; a run first: cancelled while nothing is changed, else at its own end. */
  async close(): Promise<void> {
    this.cancel();
    clearTimeout(this.#look);
    await this.#run;
    await (await this.#machine).close();
  }

  /** Everything a reset depends on; from the host's own files, and what only the pool database knows where XAPI answers. */
  async readFacts(): Promise<HostFacts> {
    const { facts, installationUuid } = await this.#hostFacts();
    if (facts.xapi !== 'running') return facts;
    const { readHostNetworking } = await xenapi();
    const read = await ask(this.options, (session) => readHostNetworking(session, installationUuid(facts)));
    if (!read.known) return { ...facts, loss: read };
    return { ...facts, loss: { known: true, value: read.value.loss }, runningVms: { known: true, value: read.value.runningVms } };
  }

  /** Reads the status, and again after a while as long as something is wrong: whoever puts the cable back wants to see it. */
  async watchStatus(): Promise<void> {
    clearTimeout(this.#look);
    const status = await this.#readStatus();
    this.send({ kind: 'status', status });
    const management = status.management.known ? status.management.value : null;
    const well = status.xapi === 'running' && management !== null && management.carrier !== false && management.address + management.addresses6.join('') !== '';
    clearTimeout(this.#look);
    if (!well) this.#look = setTimeout(() => { void this.watchStatus(); }, troubleRefreshMs).unref();
  }

  /** Tells the console of a reset that neither came to its end nor was undone. */
  async findUnfinished(): Promise<void> {
    const status = await (await this.#openResets()).status();
    if (!status.ok || status.value.running !== null) return;
    const { latest } = status.value;
    const halfWay = latest.state === 'interrupted' || latest.state === 'undoing' || (latest.state === 'failed' && latest.error.leftHost !== 'untouched');
    if (halfWay) this.send({ kind: 'interrupted', reset: latest.reset });
  }

  /** Tells the console what became of the latest reset, if the restart has completed it. */
  async tellReport(): Promise<void> {
    const status = await (await this.#openResets()).status();
    if (!status.ok || status.value.latest.state !== 'completed') return;
    const { report } = status.value.latest;
    this.send({ kind: 'report', report: isVerificationReport(report) ? report : null });
  }

  /** The host's uuid; '' where its inventory does not tell. */
  async hostUuid(): Promise<string> {
    const { facts, installationUuid } = await this.#hostFacts();
    return installationUuid(facts);
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
    return Object.fromEntries([...(await embedded()).assetFiles('help/')].map(([file, text]) => [file.replace(/\.txt$/, ''), text]));
  }

  /** Runs a plan; its events and its end reach the console. */
  async run({ plan, basis, reason, overridden, by }: Effect & { readonly kind: 'runReset' }): Promise<void> {
    const initiator = { ...(await host()).initiatorOf('console', reason, by), ...(overridden.length === 0 ? {} : { overridden }) };
    this.#cancelled = false;
    await this.#follow((resets) => resets.run(plan, { initiator, basis, reboot: true, cancelled: () => this.#cancelled }));
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
    const events = (await this.#openResets()).undo({ initiator: (await host()).initiatorOf('console', '', by), force: false });
    let next = await events.next();
    while (next.done !== true) next = await events.next();
    this.send({ kind: 'undoEnded', outcome: next.value });
  }

  #follow(start: (resets: Resets) => ReturnType<Resets['run'] | Resets['resume']>): Promise<void> {
    this.#run = (async () => {
      const events = start(await this.#openResets());
      let next = await events.next();
      for (; next.done !== true; next = await events.next()) this.send({ kind: 'run', event: next.value });
      this.send({ kind: 'runEnded', outcome: next.value });
    })();
    return this.#run;
  }

  async #openResets(): Promise<Resets> {
    const { openResets } = await host();
    this.#resets ??= this.#machine.then(({ port }) => openResets(this.options.root, port));
    return this.#resets;
  }

  async #hostFacts(): Promise<{ readonly facts: HostFacts; readonly installationUuid: (facts: HostFacts) => string }> {
    await this.#machine;
    const { installationUuid, readHostFacts } = await host();
    return { facts: await readHostFacts(this.options.root, { profile: this.options.profile }), installationUuid };
  }

  async #readStatus(): Promise<HostStatus> {
    const { facts, installationUuid } = await this.#hostFacts();
    const { readHostName, readStartupState } = await host();
    const { readHostStatus } = await xenapi();
    const database: Known<DatabaseStatus> = facts.xapi === 'running'
      ? await ask(this.options, (session) => readHostStatus(session, installationUuid(facts)))
      : { known: false, reason: { code: facts.xapi === 'hung' ? 'timedOut' : 'unreachable', detail: '' } };
    return hostStatus(facts, database, await readHostName(this.options.root), await readStartupState(this.options.root, facts.profile.triggerPath));
  }
}
