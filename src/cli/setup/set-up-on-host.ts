import { existsSync } from 'node:fs';
import { isFolder } from '../../host/files/is-folder.js';
import {
  checkHost,
  commandLine,
  consoleUnits,
  packagedConsole,
  putOnScreens,
  readScreens,
  systemCommands,
  takeOffScreens,
  type ChangeError,
  type ScreenChange,
} from '../../host/index.js';
import { openHost } from '../../embedded/index.js';
import type { HostPort, Result, SetupFinding } from '../../model/index.js';

import { setupAdvice, setupFindingLines, setupReason, setupWords } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import type { SetupWork } from '../xsconsole-setup-options.js';

/**
 * systemctl's exit status for a unit that does not exist. A missing unit cannot hold the screen.
 */
const noSuchUnit = 5;
/** A unit that stops may take long to end. */
const limitMs = 120_000;

/** A finding for a program, with the words for a person. */
function findingDocument(found: SetupFinding): Readonly<Record<string, string>> {
  const { code, state, subject, value } = found;
  const reason = setupReason(found);
  const advice = setupAdvice(found);
  return { code, state, subject, value, advice, ...(reason === '' ? {} : { reason }) };
}

async function check(io: CommandIo, host: HostPort, json: boolean): Promise<0> {
  const findings = await checkHost(host);
  if (json)
    io.json({
      root: host.root,
      findings: findings.map(findingDocument),
    });
  else io.out(...findings.flatMap(setupFindingLines));
  return 0;
}

/**
 * Whether systemd runs here and must be told of the change. It does not for a tree of files, or
 * while an image is built.
 */
const takesUp = ({ kind }: HostPort): boolean =>
  kind === 'machine' && existsSync('/run/systemd/system');

/**
 * Whether a console is on a screen though no file wants it there: an earlier call was cut off after
 * its last file.
 */
async function isLeftOn(host: HostPort): Promise<boolean> {
  if (!takesUp(host)) return false;
  const run = await systemCommands.run({
    program: 'systemctl',
    args: ['list-units', '--plain', '--no-legend', consoleUnits],
    limitMs,
  });
  return run.ok && run.value.stdout.trim() !== '';
}

/**
 * Prints what was changed and runs the systemctl commands if anything was, or `isHalfDone`. Where
 * systemd does not run, it only prints them.
 */
async function takeUp(
  io: CommandIo,
  host: HostPort,
  changed: Result<ScreenChange, ChangeError>,
  isHalfDone = false,
): Promise<boolean> {
  if (!changed.ok) {
    io.err(setupWords.failed(changed.error.error, changed.error.left));
    return false;
  }
  const { files, commands } = changed.value;
  for (const { path, text } of files)
    io.out(text === null ? setupWords.removed(path) : setupWords.wrote(path));
  let done = true;
  for (const [program = '', ...args] of files.length > 0 || isHalfDone ? commands : []) {
    const line = commandLine({ program, args });
    if (!takesUp(host)) {
      io.out(setupWords.wouldRun(line));
      continue;
    }
    const run = await systemCommands.run({ program, args, limitMs });
    if (
      run.ok &&
      (run.value.status === 0 || (args[0] === 'stop' && run.value.status === noSuchUnit))
    )
      io.out(setupWords.ran(line));
    else {
      done = false;
      io.err(setupWords.commandFailed(line, run.ok ? run.value.stderr.trim() : run.error.cause));
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
    const changed = await takeOffScreens(host.files);
    const isHalfDone = await isLeftOn(host);
    const done = await takeUp(io, host, changed, isHalfDone);
    if (!done || !changed.ok) return 1;
    const wasOn = changed.value.files.length > 0 || isHalfDone;
    io.out(wasOn ? setupWords.offScreens : setupWords.wasOff);
    return 0;
  }
  const isInstalled = await host.files.exists(packagedConsole);
  if (!isInstalled && host.kind === 'machine') {
    io.err(setupWords.noPackage(packagedConsole));
    return 1;
  }
  const screens = await readScreens(host.files);
  const changed = await putOnScreens(host.files, screens, packagedConsole);
  if (!(await takeUp(io, host, changed))) return 1;
  // A tree of files has no devices.
  const isThere = (screen: string): boolean => !takesUp(host) || existsSync(`/dev/${screen}`);
  for (const screen of screens.filter((one) => !isThere(one)))
    io.out(setupWords.noSuchScreen(screen));
  const there = screens.filter(isThere);
  if (there.length > 0) io.out(setupWords.onScreens(there));
  if (!isInstalled) io.out(setupWords.notYetInstalled(packagedConsole));
  return 0;
}

/** Does what is asked on the host of this root, and answers the exit status. */
export async function setUpOnHost(io: CommandIo, call: SetupWork): Promise<0 | 1> {
  if (!isFolder(call.root)) {
    io.err(setupWords.noSuchRoot(call.root));
    return 1;
  }
  const host = await openHost(call.root);
  return call.kind === 'check' ? check(io, host, call.json) : setUp(io, call.kind, host);
}
