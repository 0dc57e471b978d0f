import { errorStack, type NamedXapi } from '../../model/index.js';
import {
  initialConsole,
  mayInterrupt,
  clockOnly,
  update,
  view,
  type ConsoleEvent,
  type ConsoleState,
  type ConsoleView,
  type Effect,
  type Size,
} from '../../console/index.js';
import { cleanLines, consoleProgramWords as words } from '../../text/index.js';
import {
  lineBehind,
  lineSettings,
  paintOverKernel,
  reachNamedXapi,
  tellSize,
  type EffectRunner,
  type HostSession,
  type OpenOptions,
} from '../../effects/index.js';
import { isThisMachine } from '../../host/files/is-this-machine.js';
import {
  Curves,
  fullScreen,
  lineMode,
  showsBlocks,
  type Controls,
  type LineOptions,
} from '../../../screens/index.js';
import { personAtTerminal, placeNotUsed } from '../xapi-place.js';

const now = (): string => new Date().toISOString();
/** Eight hexadecimal digits. Loading `node:crypto` for them takes as long as the first picture. */
const newSession = (): string =>
  Math.trunc(Math.random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
const offsetMinutes = (): number => -new Date().getTimezoneOffset();
const zone = (): string =>
  /\(([^()]+)\)$/
    .exec(new Date().toTimeString())?.[1]
    ?.replace('Coordinated Universal Time', 'UTC') ?? '';

function withoutClock(state: ConsoleState): ConsoleView {
  const whole = view(state);
  return { ...whole, header: { ...whole.header, middle: '' } };
}

/** The change that a tick makes to the screen without its clock. */
const tickedWithoutClock = (before: ConsoleState, state: ConsoleState): string | null =>
  clockOnly(before, state) === null ? null : '';

/** What carries out the effects of the console. */
interface OpenedSession {
  readonly session: HostSession;
  readonly runner: EffectRunner;
}

/**
 * Opens the host session behind the screen. This happens with the first effect, because by then the
 * first picture is on its way.
 */
async function openBehind(
  options: OpenOptions,
  program: string,
  controls: Controls<ConsoleEvent>,
  refuse: (line: string) => void,
): Promise<OpenedSession> {
  // Not before V8's flags are set: until then V8 optimizes what is called often, and its compiler
  // takes memory.
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  const { EffectRunner, HostSession } = await import('../../effects/index.js');
  const send = (event: ConsoleEvent): void => {
    controls.send(event);
  };
  const session = new HostSession(options, send, refuse);
  void session.resetReport.look(true);
  void session.waits.look();
  void session.trials.look();
  void session.access.watch((login) => {
    send({ kind: 'access', login });
  });
  void session.readSettings().then((settings) => {
    send({ kind: 'settings', settings });
  });
  void session.readHelp().then((pages) => {
    send({ kind: 'help', pages });
  });
  setInterval(() => {
    send({
      kind: 'tick',
      now: now(),
      offsetMinutes: offsetMinutes(),
      zone: zone(),
      sinceStartMs: performance.now(),
    });
  }, 1000).unref();
  return { session, runner: new EffectRunner(options, session, controls, program) };
}

/**
 * Asks the kernel about the line to the terminal. The first picture does not wait for the answer.
 */
async function learnLine(options: OpenOptions, controls: Controls<ConsoleEvent>): Promise<void> {
  const line = await lineBehind(options);
  controls.onLine(line);
  if (line.slow) controls.send({ kind: 'slowLine' });
  // This runs as long as the console does.
  await paintOverKernel(line.slow, () => {
    controls.redraw();
  });
}

/** Runs the console and answers its exit status. */
async function run(options: OpenOptions, program: string): Promise<number> {
  const tell = (line: string): void => {
    process.stderr.write(`${cleanLines(line)}\n`);
  };
  const screen = options.line ? null : await fullScreen();
  const unfit = screen?.whyNotFullScreen(process.stdin, process.stdout, process.env) ?? null;
  if (unfit !== null) tell(words.lineByLine(unfit));
  let behind: Promise<OpenedSession> | null = null;
  /** Lines for standard error, printed once the terminal is given back. */
  const last: string[] = [];

  const line = screen === null || unfit !== null ? null : await lineSettings(options);
  const carryOut = (effect: Effect, controls: Controls<ConsoleEvent>): void => {
    if (behind === null && line !== null) void learnLine(options, controls);
    behind ??= openBehind(options, program, controls, (line) => {
      last.push(line);
      controls.quit(1);
    });
    void behind.then(({ runner }) => runner.perform(effect));
  };
  const curves = new Curves(!options.line && showsBlocks(process.env, options));
  const face: LineOptions = {
    input: process.stdin,
    output: process.stdout,
    environment: process.env,
    options: options,
    start: (size: Size) =>
      initialConsole({
        size,
        now: now(),
        offsetMinutes: offsetMinutes(),
        zone: zone(),
        session: newSession(),
        program,
        // Until we know who may log in, the operator may only look.
        login: { user: 'root', hint: '', passwordSet: true },
        user: '',
        embeddedRoot: options.embedded ? options.root : '',
        xapiElsewhere: options.xapi !== null,
        slowLine: line?.slow === true,
        byLine: screen === null || line === null,
        ...(isThisMachine(options.root) ? {} : { unavailable: words.unavailableInTree }),
      }),
    // Not the functions themselves: the first picture does not wait until they are loaded.
    update: (state, event) => update(state, event),
    carryOut,
    mayInterrupt: (state) => mayInterrupt(state),
    view: (state) => curves.in(options.quietClock ? withoutClock(state) : view(state)),
    crashed: (error) => {
      last.push(words.bug(errorStack(error)));
    },
  };
  const status =
    screen === null || line === null
      ? await (await lineMode()).runLines(face)
      : await screen.runConsole<ConsoleState, ConsoleEvent, Effect>({
          ...face,
          onlyClock: (before, state) =>
            options.quietClock ? tickedWithoutClock(before, state) : clockOnly(before, state),
          ...line,
          tellSize,
        });
  last.forEach(tell);
  await closing(behind, tell);
  return status;
}

/** A function of its own, because TypeScript cannot see that `carryOut` has set `behind`. */
async function closing(
  behind: Promise<OpenedSession> | null,
  tell: (line: string) => void,
): Promise<void> {
  if (behind === null) return;
  const { runner, session } = await behind;
  await Promise.all([runner.close(), session.close(tell)]);
}

/**
 * Finds the XenAPI that the options name. When it is not used, this prints why and answers the exit
 * status. All its questions come before the screen opens.
 */
async function reach(named: NamedXapi, root: string): Promise<OpenOptions['xapi'] | 1 | 2> {
  const target = await reachNamedXapi(named, root, personAtTerminal());
  if (target.ok) return target.value;
  const { lines, status } = placeNotUsed('xsconsole', target.error);
  process.stderr.write(`${lines.join('\n')}\n`);
  return status;
}

/**
 * Opens the console on a host and answers its exit status. `program`: its name and version, as the
 * top line shows them.
 */
export async function openConsole(
  options: Omit<OpenOptions, 'xapi'>,
  named: NamedXapi | null,
  program: string,
): Promise<number> {
  const xapi = named === null ? null : await reach(named, options.root);
  return typeof xapi === 'number' ? xapi : run({ ...options, xapi }, program);
}
