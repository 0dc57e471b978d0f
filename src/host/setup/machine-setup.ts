import { existsSync } from 'node:fs';
import { release } from 'node:os';
import {
  err,
  ok,
  type HostFilePort,
  type SetupFinding,
  type SetupPort,
} from '../../model/index.js';
import { mountTable, readMounts } from '../files/mounts.js';
import { commandLine, errorOfCommand, type Commands } from '../machine/commands.js';
import { checkHost } from './check-host.js';
import { consoleUnits, screensIn } from './drop-ins.js';
import { finding, notLooked, unreadCause } from './finding.js';
import { startedByHost } from './former-units.js';
import type { CheckedHost, RunningHost } from './running-host.js';
import { withoutSystemd } from './tree-setup.js';

/** For a program that is asked for its version. */
const askedMs = 5_000;
/** A unit that stops may take long to end. */
const changeMs = 120_000;
/**
 * systemctl's exit status for a unit that does not exist. A missing unit cannot hold the screen.
 */
const noSuchUnit = 5;
/** A shell's exit statuses for a program that it cannot run, or does not find. */
const [cannotRun, notFound] = [126, 127];

/** What is set up on this machine. */
export function machineSetup(host: CheckedHost, commands: Commands): SetupPort {
  return {
    check: () => checkHost(host, thisMachine(host.files, commands)),
    packageMayFollow: false,
    ...(existsSync('/run/systemd/system') ? bySystemd(commands) : withoutSystemd),
  };
}

function bySystemd(commands: Commands): typeof withoutSystemd {
  return {
    run: async (program, args) => {
      const run = await commands.run({ program, args, limitMs: changeMs });
      if (!run.ok) return run;
      const { status, stderr } = run.value;
      if (status === 0 || (args[0] === 'stop' && status === noSuchUnit))
        return ok({ ran: true, command: commandLine({ program, args }) });
      const error = errorOfCommand(run.value, 'commandFailed', program);
      return err({ ...error, cause: stderr.trim() });
    },
    screensLeftOn: async () => {
      const args = ['list-units', '--plain', '--no-legend', consoleUnits];
      const run = await commands.run({ program: 'systemctl', args, limitMs: changeMs });
      return run.ok ? screensIn(run.value.stdout) : [];
    },
    startedByHost: (units) => startedByHost(units, commands),
    hasScreen: (screen) => existsSync(`/dev/${screen}`),
  };
}

/** What this machine tells of itself. */
function thisMachine(files: HostFilePort, commands: Commands): RunningHost {
  return {
    kernel: (name) => {
      const [major = 0, minor = 0] = release().split('.').map(Number);
      const runs = process.arch === 'x64' && (major > 4 || (major === 4 && minor >= 18));
      const system = `${name} ${process.arch} Linux ${release()}`.trim();
      return finding('system', runs ? 'fine' : 'wrong', system);
    },
    root: () => checkRoot(files),
    silent: (code, value) => finding(code, 'wrong', value),
    placeOf: async (...names) => {
      for (const name of names) {
        const found = await commands.find(name);
        if (found !== null) return found;
      }
      return '';
    },
    ask: async (program, args) => {
      const run = await commands.run({ program, args, limitMs: askedMs });
      if (!run.ok)
        return { version: '', isDamaged: true, cause: { code: 'said', detail: run.error.cause } };
      const { status, signal, stdout, stderr } = run.value;
      if (status === 0) {
        const version = (stdout.trim() || stderr.trim()).split('\n')[0] ?? '';
        return { version, isDamaged: false, cause: null };
      }
      const { cause: detail } = errorOfCommand(run.value, 'commandFailed', program);
      const isDamaged = signal !== null || status === cannotRun || status === notFound;
      return { version: '', isDamaged, cause: { code: 'said', detail } };
    },
    hasScreen: (screen) => files.exists(`/dev/${screen}`),
  };
}

async function checkRoot(files: HostFilePort): Promise<SetupFinding> {
  const path = mountTable;
  const mounts = await readMounts(files);
  const root = mounts.known ? mounts.value.findLast(({ point }) => point === '/') : undefined;
  if (root === undefined)
    return notLooked(
      'root',
      unreadCause(path, mounts) ?? { code: 'lacks', path, detail: 'the root file system' },
    );
  return root.readOnly
    ? finding('root', 'wrong', 'read-only')
    : finding('root', 'fine', 'writable');
}
