import { randomUUID } from 'node:crypto';
import {
  initialConsole, mayInterrupt, update, view, type ConsoleEvent, type ConsoleState, type ConsoleView, type Effect, type Size,
} from '../src/dialogue/index.js';
import { consoleHelp, consoleProgramWords as words } from '../src/text/index.js';
import { Backstage } from './backstage/backstage.js';
import { lineSettings } from './backstage/line.js';
import type { Controls } from './index.js';
import type { LineOptions } from './line/index.js';
import { readConsoleCall, type OpenOptions } from './options.js';

/** Put in by the build. */
declare const __XSCONSOLE_VERSION__: string;

const now = (): string => new Date().toISOString();
const offsetMinutes = (): number => -new Date().getTimezoneOffset();
const zone = (): string => /\(([^)]+)\)$/.exec(new Date().toTimeString())?.[1]?.replace('Coordinated Universal Time', 'UTC') ?? '';

/** The screen without its clock. */
function withoutClock(state: ConsoleState): ConsoleView {
  const whole = view(state);
  return { ...whole, header: { ...whole.header, middle: '' } };
}

/** Opens the console and answers its exit status. */
async function open(options: OpenOptions): Promise<number> {
  const tell = (line: string): void => { process.stderr.write(`${line}\n`); };
  const screen = options.line ? null : await import('./index.js');
  const unfit = screen?.whyNotFullScreen(process.stdin, process.stdout, process.env) ?? null;
  if (unfit !== null) tell(words.lineByLine(unfit));
  let backstage: Backstage | null = null;
  /** Said on standard error once the terminal is given back. */
  const last: string[] = [];

  const carryOut = (effect: Effect, controls: Controls<ConsoleEvent>): void => {
    const send =  (event: ConsoleEvent): void => { controls.send(event); };
    if (backstage === null) {
      backstage = new Backstage(options, send, (line) => { last.push(line); controls.quit(1); });
      void backstage.findUnfinished();
      setInterval(() => { send({ kind: 'tick', now: now(), offsetMinutes: offsetMinutes() }); }, 1000).unref();
    }
    perform(effect, backstage, send, controls);
  };
  const face: LineOptions = {
    input: process.stdin, output: process.stdout, environment: process.env, wishes: options,
    start: (size: Size) => initialConsole({
      size, now: now(), offsetMinutes: offsetMinutes(), zone: zone(), session: randomUUID().slice(0, 8), program: `xsconsole ${__XSCONSOLE_VERSION__}`,
      user: '', embeddedRoot: options.embedded ? options.root : '',
    }),
    update, carryOut, mayInterrupt,
    view: options.quietClock ? withoutClock : view,
    crashed: (error) => { last.push(words.bug(error instanceof Error ? (error.stack ?? error.message) : String(error))); },
  };
  const status = screen === null || unfit !== null
    ? await (await import('./line/index.js')).runLines(face)
    : await screen.runConsole<ConsoleState, ConsoleEvent, Effect>({ ...face, ...await lineSettings(options) });
  last.forEach(tell);
  await closing(backstage);
  return status;
}

/** TypeScript cannot see that `carryOut` has set it. */
async function closing(backstage: Backstage | null): Promise<void> {
  await backstage?.close();
}

/** Carries out one effect; whatever it answers comes back as events. */
function perform(effect: Effect, backstage: Backstage, send: (event: ConsoleEvent) => void, controls: Controls<ConsoleEvent>): void {
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
