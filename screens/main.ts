import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import {
  hostStatus, initialConsole, mayInterrupt, update, view, type ConsoleEvent, type ConsoleState, type DatabaseStatus, type Effect, type HostStatus, type Size,
} from '../src/dialogue/index.js';
import type * as Embedded from '../src/embedded/index.js';
import type { EmbeddedEvent, EmbeddedProblem } from '../src/embedded/index.js';
import type * as Host from '../src/host/index.js';
import type { Resets } from '../src/host/index.js';
import type { HostFacts, Known, MachinePort, Reason } from '../src/reset/index.js';
import type * as XenApi from '../src/xenapi/index.js';
import type { CallFailure, Read, XenApiSession } from '../src/xenapi/index.js';
import { consoleHelp, consoleProgramWords as words } from '../src/text/index.js';
import { runConsole, whyNotFullScreen, type Controls } from './index.js';
import { readConsoleCall, type OpenOptions } from './options.js';

/** Put in by the build. */
declare const __XSCONSOLE_VERSION__: string;

/** Loaded when first needed: the first picture waits for none of them. */
const host = (): Promise<typeof Host> => import('../src/host/index.js');
const embedded = (): Promise<typeof Embedded> => import('../src/embedded/index.js');
const xenapi = (): Promise<typeof XenApi> => import('../src/xenapi/index.js');

/** A call to a XenAPI that does not answer must not keep the page waiting longer than an operator would. */
const xenApiTimeoutMs = 5_000;
/** The original's rhythm while there is no address. */
const troubleRefreshMs = 4_000;

type Send = (event: ConsoleEvent) => void;

/** The host behind the console, opened in the background: everything here may be slow or broken without holding up a key. */
class Backstage {
  readonly #machine: Promise<MachinePort>;
  readonly #close: (() => Promise<void>)[] = [];
  #resets: Promise<Resets> | null = null;
  #cancelled = false;
  #run: Promise<void> = Promise.resolve();
  #look: NodeJS.Timeout | undefined;

  constructor(private readonly options: OpenOptions, private readonly send: Send, private readonly refuse: (why: string) => void) {
    this.#machine = options.embedded ? this.#bootEmbedded() : this.#attach();
    this.#machine.catch((error: unknown) => { queueMicrotask(() => { throw error; }); });
  }

  /** Everything that was started for the console ends; a run first: cancelled while nothing is changed, else at its own end. */
  async close(): Promise<void> {
    this.cancel();
    await this.#run;
    for (const close of this.#close.splice(0)) await close();
  }

  async readFacts(): Promise<HostFacts> {
    await this.#machine;
    const { installationUuid, readHostFacts } = await host();
    const facts = await readHostFacts(this.options.root, { profile: this.options.profile });
    if (facts.xapi !== 'running') return facts;
    const read = await this.#inSession(async (session) => (await xenapi()).readHostNetworking(session, installationUuid(facts), { timeoutMs: xenApiTimeoutMs }));
    if (!read.known) return { ...facts, loss: read };
    const { loss, runningVms } = read.value;
    return { ...facts, loss: { known: true, value: loss }, runningVms: { known: true, value: runningVms } };
  }

  /** Reads the status, and again after a while as long as something is wrong: whoever puts the cable back wants to see it. */
  async watchStatus(): Promise<void> {
    clearTimeout(this.#look);
    const status = await this.readStatus();
    this.send({ kind: 'status', status });
    const management = status.management.known ? status.management.value : null;
    const well = status.xapi === 'running' && management !== null && management.carrier !== false && management.address + management.addresses6.join('') !== '';
    clearTimeout(this.#look);
    if (!well) this.#look = setTimeout(() => { void this.watchStatus(); }, troubleRefreshMs).unref();
  }

  async readStatus(): Promise<HostStatus> {
    await this.#machine;
    const { installationUuid, readHostFacts, readHostName, readStartupState } = await host();
    const facts = await readHostFacts(this.options.root, { profile: this.options.profile });
    const database: Known<DatabaseStatus> = facts.xapi === 'running'
      ? await this.#inSession(async (session) => (await xenapi()).readHostStatus(session, installationUuid(facts), { timeoutMs: xenApiTimeoutMs }))
      : { known: false, reason: { code: facts.xapi === 'hung' ? 'timedOut' : 'unreachable', detail: '' } };
    return hostStatus(facts, database, await readHostName(this.options.root), await readStartupState(this.options.root, facts.profile.triggerPath));
  }

  /** Tells the console of a reset that neither came to its end nor was undone. */
  async findUnfinished(): Promise<void> {
    const status = await (await this.#openResets()).status();
    if (!status.ok || status.value.running !== null) return;
    const { latest } = status.value;
    const halfWay = latest.state === 'interrupted' || latest.state === 'undoing' || (latest.state === 'failed' && latest.error.leftHost !== 'untouched');
    if (halfWay) this.send({ kind: 'interrupted', reset: latest.reset });
  }

  async run({ plan, basis, reason, overridden }: Effect & { readonly kind: 'runReset' }): Promise<void> {
    const initiator = { ...(await host()).initiatorOf('console', reason), ...(overridden.length === 0 ? {} : { overridden }) };
    this.#cancelled = false;
    await this.#follow((resets) => resets.run(plan, { initiator, basis, reboot: true, cancelled: () => this.#cancelled }));
  }

  async resume(): Promise<void> {
    const initiator = (await host()).initiatorOf('console', '');
    await this.#follow((resets) => resets.resume(initiator));
  }

  async undo(): Promise<void> {
    const events = (await this.#openResets()).undo({ initiator: (await host()).initiatorOf('console', ''), force: false });
    let next = await events.next();
    while (next.done !== true) next = await events.next();
    this.send({ kind: 'undoEnded', outcome: next.value });
  }

  cancel(): void {
    this.#cancelled = true;
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
    this.#resets ??= this.#machine.then((machine) => openResets(this.options.root, machine));
    return this.#resets;
  }

  /** The machine of a host that is there already: this one, or a tree whose embedded host another process runs. */
  async #attach(): Promise<MachinePort> {
    const { root } = this.options;
    const { exists, realMachine, wouldRunMachine } = await host();
    if (!(await exists(root, '/'))) this.refuse(words.noSuchRoot(root));
    if (root === '/') return realMachine();
    const { embeddedMachine } = await embedded();
    return (await embeddedMachine(root)) ?? wouldRunMachine();
  }

  async #bootEmbedded(): Promise<MachinePort> {
    const { openEmbeddedHost } = await embedded();
    const { root: dir, profile, fresh } = this.options;
    const opened = await openEmbeddedHost({ dir, profile, fresh, serverProgram: join(dirname(__filename), 'xapi-server.js') });
    if (!opened.ok) {
      this.refuse(embeddedRefusal(opened.error));
      return (await host()).wouldRunMachine();
    }
    this.#close.push(() => opened.value.close());
    let restarting = false;
    opened.value.onEvent((event) => {
      restarting ||= event.kind === 'stopping';
      const told = restarting || event.kind === 'ready' || event.kind === 'xapiFailed' ? machineEvent(event) : null;
      if (told !== null) this.send(told);
      restarting &&= event.kind !== 'ready';
    });
    await opened.value.boot();
    return opened.value.machine;
  }

  /** Reads something from the host's XenAPI; unknown, with the reason, when it does not answer. */
  async #inSession<T>(read: (session: XenApiSession) => Promise<Read<T>>): Promise<Known<T>> {
    const { connect, targetFrom, withSession } = await xenapi();
    const target = targetFrom(this.options.xapi ?? join(this.options.root, 'var/lib/xcp/xapi'));
    const session = await withSession(connect(target), undefined, read, { timeoutMs: xenApiTimeoutMs });
    const answer = session.ok ? session.value : session;
    return answer.ok ? { known: true, value: answer.value } : { known: false, reason: await reasonOf(answer.failure) };
  }
}

/** A XenAPI failure as the reason of a fact that is not known. */
async function reasonOf(failure: CallFailure): Promise<Reason> {
  const detail = (await xenapi()).describeFailure(failure);
  if (failure.kind === 'api') return { code: 'refused', detail };
  return { code: failure.code === 'timedOut' ? 'timedOut' : 'unreachable', detail };
}

/** Why the embedded host cannot be opened, in words. */
function embeddedRefusal({ code, path, detail }: EmbeddedProblem): string {
  switch (code) {
    case 'running': return words.embeddedRunning(path);
    case 'notOurs': return words.embeddedNotOurs(path);
    case 'profileDiffers': return words.embeddedProfile(path, detail);
    case 'io': return words.embeddedIo(path, detail);
  }
}

/** What the console is to hear of the embedded machine. */
function machineEvent(event: EmbeddedEvent): ConsoleEvent {
  switch (event.kind) {
    case 'stopping': case 'booting': return { kind: 'machine', phase: event.kind, detail: '' };
    case 'line': return { kind: 'machine', phase: 'startup', detail: event.text };
    case 'ready': return { kind: 'machine', phase: 'ready', detail: '' };
    case 'xapiFailed': return { kind: 'machine', phase: 'failed', detail: event.detail };
  }
}

const now = (): string => new Date().toISOString();
const offsetMinutes = (): number => -new Date().getTimezoneOffset();
const zone = (): string => /\(([^)]+)\)$/.exec(new Date().toTimeString())?.[1]?.replace('Coordinated Universal Time', 'UTC') ?? '';

/** Opens the console and answers its exit status. */
async function open(options: OpenOptions): Promise<number> {
  const tell = (line: string): void => { process.stderr.write(`${line}\n`); };
  const unfit = whyNotFullScreen(process.stdin, process.stdout, process.env);
  if (unfit !== null) {
    tell(words.refused(unfit));
    return 1;
  }
  let backstage: Backstage | null = null;
  /** Said on standard error once the terminal is given back. */
  const last: string[] = [];

  const carryOut = (effect: Effect, controls: Controls<ConsoleEvent>): void => {
    const send: Send = (event) => { controls.send(event); };
    if (backstage === null) {
      backstage = new Backstage(options, send, (why) => { last.push(words.refused(why)); controls.quit(1); });
      void backstage.findUnfinished();
      setInterval(() => { send({ kind: 'tick', now: now(), offsetMinutes: offsetMinutes() }); }, 1000).unref();
    }
    perform(effect, backstage, send, controls);
  };
  const status = await runConsole<ConsoleState, ConsoleEvent, Effect>({
    input: process.stdin, output: process.stdout, environment: process.env, wishes: options,
    escapeDelay: 150, baud: null,
    start: (size: Size) => initialConsole({
      size, now: now(), offsetMinutes: offsetMinutes(), zone: zone(), session: randomUUID().slice(0, 8), program: `xsconsole ${__XSCONSOLE_VERSION__}`,
      user: '', embeddedRoot: options.embedded ? options.root : '',
    }),
    update, view, carryOut,
    mayInterrupt,
    crashed: (error) => { last.push(words.bug(error instanceof Error ? (error.stack ?? error.message) : String(error))); },
  });
  last.forEach(tell);
  await closing(backstage);
  return status;
}

/** TypeScript cannot see that `carryOut` has set it. */
async function closing(backstage: Backstage | null): Promise<void> {
  await backstage?.close();
}

/** Carries out one effect; whatever it answers comes back as events. */
function perform(effect: Effect, backstage: Backstage, send: Send, controls: Controls<ConsoleEvent>): void {
  const work = async (): Promise<void> => {
    switch (effect.kind) {
      case 'readFacts': send({ kind: 'facts', facts: await backstage.readFacts() }); break;
      case 'readStatus': await backstage.watchStatus(); break;
      case 'runReset': await backstage.run(effect); break;
      case 'cancelRun': backstage.cancel(); break;
      case 'resume': await backstage.resume(); break;
      case 'undo': await backstage.undo(); break;
      case 'redraw': controls.redraw(); break;
      case 'quit': controls.quit(0); break;
    }
  };
  void work();
}

async function main(): Promise<number> {
  const call = readConsoleCall(process.argv.slice(2), process.env);
  switch (call.kind) {
    case 'help': process.stdout.write(`${consoleHelp.join('\n')}\n`); return 0;
    case 'version': process.stdout.write(`xsconsole ${__XSCONSOLE_VERSION__}\n`); return 0;
    case 'wrong': process.stderr.write(`${words.wrong(call.why)}\n`); return 2;
    case 'open': return open(call.options);
  }
}

main().then((status) => { process.exit(status); }, (error: unknown) => {
  process.stderr.write(`${words.bug(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  process.exit(70);
});
