import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { hostPaths, type HostPort } from '../model/index.js';
import { commandWords } from '../text/index.js';
import { processIo } from './command-io.js';
import { interruptionBySignals } from './interruption.js';
import { readArguments } from './reset/reset-arguments.js';
import { answerWithoutHost, resetCommand } from './reset/reset-command.js';
import type { ResetHost } from './reset/reset-host.js';
import type { RebuildPort } from './reset/reset-rebuild.js';
import type { TemporaryPort } from './reset/reset-temporary.js';

/** Put in by the build. */
declare const __XSCONSOLE_VERSION__: string;

const program = 'xe-reset-networking';
/** The original's hook for its tests: with this file on the host nothing is asked. */
const skipQuestion = '/tmp/fist_network_reset_no_warning';

// What a run may not need is loaded when it does: --help costs little more than Node itself, and a
// host without xapi loads no XenAPI.
const host = () => import('../host/index.js');
const xenapi = () => import('../xenapi/index.js');
const embedded = () => import('../embedded/index.js');
const operations = () => import('../operations/index.js');
const startup = () => import('../startup/index.js');

/** The host that the command works on: chosen here, and nowhere below. */
async function hostAt(root: string): Promise<ResetHost> {
  const [{ initiatorOf, openResets }, { openHost }] = await Promise.all([host(), embedded()]);
  const opened = await openHost(root);
  const log = opened.openLog(program);
  return {
    mayChange: opened.mayChange,
    readFacts: async (profile) => (await operations()).readHostFacts(opened, { profile }),
    skipsQuestion: async () => {
      const hook = await opened.files.read(skipQuestion);
      // In /tmp anybody may put one.
      return hook.state === 'present' && hook.uid === 0;
    },
    initiator: (reason) => initiatorOf('command', reason),
    resets: () => openResets(opened),
    readBack: async (reset) => {
      const [{ readBack }, { connect }] = await Promise.all([startup(), xenapi()]);
      return readBack(
        {
          host: opened,
          client: connect({ socketPath: await opened.system.xapiSocket() }),
          now: () => new Date().toISOString(),
        },
        reset,
      );
    },
    lookAtWire: (question, look) => opened.network.listen(question, look),
    rebuild: rebuildAt(opened),
    temporary: await temporaryAt(opened),
    newPlanId: () => crypto.randomUUID(),
    now: () => new Date().toISOString(),
    log: (level, text) => {
      log.write(level, text);
    },
  };
}

/** Makes things again through the host's XenAPI. */
function rebuildAt(port: HostPort): RebuildPort {
  const inventory = async (): Promise<string> => {
    const { inventoryOf } = await import('../reset/index.js');
    return inventoryOf(await port.files.read(hostPaths.inventory)).installationUuid;
  };
  const client = async () =>
    (await xenapi()).connect({ socketPath: await port.system.xapiSocket() });
  return {
    hostUuid: inventory,
    read: async () => {
      const { readHostNetworking, withSession, describeError } = await operations();
      const uuid = await inventory();
      const read = await withSession(await client(), (session) =>
        readHostNetworking(session, uuid),
      );
      return read.ok ? read : { ok: false, error: describeError(read.error) };
    },
    carryOut: async (kept, wish, tell) => {
      const { rebuild, withSession, describeError } = await operations();
      const uuid = await inventory();
      const made = await withSession(await client(), async (session) => {
        const work = rebuild(session, uuid, kept, wish);
        let next = await work.next();
        for (; next.done !== true; next = await work.next()) tell(next.value);
        return next.value;
      });
      return made.ok ? made : { ok: false, error: describeError(made.error) };
    },
  };
}

/** Where a temporary address goes. */
async function temporaryAt(opened: HostPort): Promise<TemporaryPort> {
  const { noteTemporaryAddress, runIp } = await host();
  return {
    runs: opened.kind === 'machine',
    links: () => opened.nics.links(),
    run: runIp,
    note: (address, on, minutes) =>
      noteTemporaryAddress(opened.files, { address, on, until: Date.now() + minutes * 60_000 }),
  };
}

async function main(): Promise<number> {
  const io = processIo();
  const interruption = interruptionBySignals(io);
  const read = readArguments(process.argv.slice(2));
  const answered = answerWithoutHost(io, read, `${program} ${__XSCONSOLE_VERSION__}`);
  if (answered !== null) return answered;
  const root = resolve(read.arguments.root ?? (process.env['XSCONSOLE_ROOT'] || '/'));
  if (!(statSync(root, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
    io.err(commandWords.noSuchRoot(root));
    return 1;
  }
  return resetCommand(io, await hostAt(root), read, interruption);
}

// Exceptions are bugs, caught here once; the journal says what a run had done by then.
main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    processIo().err(
      commandWords.bug(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    process.exitCode = 1;
  },
);
