import { isFolder } from '../../host/files/is-folder.js';
import {
  commandLine,
  packagedConsole,
  putOnScreens,
  readScreens,
  startAgain,
  takeOffScreens,
  type ScreenChange,
  type ScreenError,
} from '../../host/index.js';
import { openHost } from '../../embedded/index.js';
import type { HostPort, Result, SetupFinding } from '../../model/index.js';
import {
  noSuchRoot,
  setupAdvice,
  setupFindingLines,
  setupReason,
  setupWords,
} from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { refuse } from '../refuse.js';
import type { SetupWork } from '../xsconsole-setup-options.js';

/** A finding for a program, with the words for a person. */
function findingDocument(found: SetupFinding): Readonly<Record<string, string>> {
  const { code, state, subject, value } = found;
  const reason = setupReason(found);
  const advice = setupAdvice(found);
  return { code, state, subject, value, advice, ...(reason === '' ? {} : { reason }) };
}

async function check(io: CommandIo, host: HostPort, json: boolean): Promise<0> {
  const findings = await host.setup.check();
  if (json)
    io.json({
      root: host.root,
      findings: findings.map(findingDocument),
    });
  else io.out(...findings.flatMap(setupFindingLines));
  return 0;
}

/**
 * Prints what was changed and runs the systemctl commands if anything was, or `isHalfDone`. Where
 * systemd does not run, it only prints them.
 */
async function takeUp(
  io: CommandIo,
  host: HostPort,
  changed: Result<ScreenChange, ScreenError>,
  isHalfDone = false,
): Promise<boolean> {
  if (!changed.ok) {
    const { error } = changed;
    if (error.code === 'failed') io.err(setupWords.failed(error.error, error.left));
    else {
      for (const obstacle of error.obstacles) io.err(setupWords.inTheWay(obstacle));
      io.err(setupWords.nothingDone);
    }
    return false;
  }
  const { files, commands, givenBack } = changed.value;
  for (const { path, text } of files)
    io.out(text === null ? setupWords.removed(path) : setupWords.wrote(path));
  if (files.length === 0 && !isHalfDone) return true;
  const isDone = await runAll(io, host, commands);
  // systemd knows this only after daemon-reload.
  const former = await host.setup.startedByHost(givenBack);
  const isBack = former.length === 0 || (await runAll(io, host, [startAgain(former)]));
  return isDone && isBack;
}

/** Has systemd take the change up, and says so. Answers whether all of it succeeded. */
async function runAll(
  io: CommandIo,
  { setup }: HostPort,
  commands: ScreenChange['commands'],
): Promise<boolean> {
  let done = true;
  for (const [program = '', ...args] of commands) {
    const run = await setup.run(program, args);
    if (run.ok) {
      const { ran, command } = run.value;
      io.out(ran ? setupWords.ran(command) : setupWords.wouldRun(command));
    } else {
      done = false;
      io.err(setupWords.commandFailed(commandLine({ program, args }), run.error.cause));
    }
  }
  return done;
}

async function setUp(io: CommandIo, kind: 'default' | 'restore', host: HostPort): Promise<0 | 1> {
  if (!host.mayChange) {
    io.err(setupWords.notRoot);
    return 1;
  }
  if (kind === 'restore') {
    const leftOn = await host.setup.screensLeftOn();
    const changed = await takeOffScreens(host.files, leftOn);
    const isHalfDone = leftOn.length > 0;
    const done = await takeUp(io, host, changed, isHalfDone);
    if (!done || !changed.ok) return 1;
    const wasOn = changed.value.files.length > 0 || isHalfDone;
    io.out(wasOn ? setupWords.offScreens : setupWords.wasOff);
    return 0;
  }
  const isInstalled = await host.files.exists(packagedConsole);
  if (!isInstalled && !host.setup.packageMayFollow) {
    io.err(setupWords.noPackage(packagedConsole));
    return 1;
  }
  const screens = await readScreens(host.files);
  const changed = await putOnScreens(host.files, screens, packagedConsole);
  if (!(await takeUp(io, host, changed))) return 1;
  const isThere = (screen: string): boolean => host.setup.hasScreen(screen);
  for (const screen of screens.filter((one) => !isThere(one)))
    io.out(setupWords.noSuchScreen(screen));
  const there = screens.filter(isThere);
  if (there.length > 0) io.out(setupWords.onScreens(there));
  if (!isInstalled) io.out(setupWords.notYetInstalled(packagedConsole));
  return 0;
}

/** Does what is asked on the host of this root, and answers the exit status. */
export async function setUpOnHost(io: CommandIo, call: SetupWork): Promise<0 | 1> {
  const json = call.kind === 'check' && call.json;
  if (!isFolder(call.root)) return refuse(io, { json }, noSuchRoot(call.root));
  const host = await openHost(call.root);
  return call.kind === 'check' ? check(io, host, json) : setUp(io, call.kind, host);
}
