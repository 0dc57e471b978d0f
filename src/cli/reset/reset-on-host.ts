import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isFolder } from '../../host/files/is-folder.js';
import {
  err,
  errorWords,
  finish,
  ok,
  type HostPort,
  type Log,
  type Result,
} from '../../model/index.js';
import {
  commandWords,
  logErrorText,
  noSuchRoot,
  planFileWords,
  tryHelp,
  xapiPlaceErrorText,
} from '../../text/index.js';
import type { XenApiClient, XenApiTarget } from '../../xenapi/index.js';
import type { CommandIo } from '../command-io.js';
import type { Interruption } from '../interruption.js';
import { refuse } from '../refuse.js';
import { rootOf } from '../option-values.js';
import type { ReadArguments, ResetArguments } from './reset-arguments.js';
import { resetCommand } from './reset-command.js';
import type { ResetHost } from './reset-host.js';
import type { RebuildPort } from './rebuild/rebuild-port.js';
import { personAtTerminal } from '../xapi-place.js';

const program = 'xe-reset-networking';
/** When this file exists on the host, nothing is asked. The original has it for its tests. */
const skipQuestion = '/tmp/fist_network_reset_no_warning';

// These rooms are loaded only when a run needs them. So --help costs little more than Node itself,
// and a host without xapi loads no XenAPI code.
const host = () => import('../../host/index.js');
const embedded = () => import('../../embedded/index.js');
const operations = () => import('../../operations/index.js');
const startup = () => import('../../startup/index.js');

/**
 * The XenAPI that the options name, or null for the host's own. When it is not used, this prints
 * why and answers the exit status.
 */
async function reach(
  given: ResetArguments,
  { files }: HostPort,
  io: CommandIo,
): Promise<XenApiTarget | null | 1 | 2> {
  const { xapi, yes, json } = given;
  if (xapi === null) return null;
  const [{ reachXapi }, { readPasswordLine }] = await Promise.all([operations(), host()]);
  const target = await reachXapi(xapi, {
    files,
    person: yes || json ? null : personAtTerminal(),
    readPassword: readPasswordLine,
  });
  if (target.ok) return target.value;
  const status = refuse(io, given, xapiPlaceErrorText(target.error));
  if (target.error.kind === 'refused') return status;
  io.err(tryHelp);
  return 2;
}

/** The host that the command works on. With `xapi` null it uses the host's own socket. */
async function hostAt(opened: HostPort, xapi: XenApiTarget | null, log: Log): Promise<ResetHost> {
  const { digest, directDisk, initiatorOf, openResets } = await host();
  const client = async (): Promise<XenApiClient> => (await operations()).hostXapi(opened, xapi);
  return {
    mayChange: opened.mayChange,
    readFacts: async (profile) => (await operations()).readHostFacts(opened, { profile, xapi }),
    skipsQuestion: async () => {
      const hook = await opened.files.read(skipQuestion);
      // Anybody may create a file in /tmp, so only root's counts.
      return hook.state === 'present' && hook.uid === 0;
    },
    initiator: (reason) => initiatorOf('command', reason),
    resets: () => openResets(opened, { disk: directDisk }),
    readBack: async (reset) => {
      const { readBack } = await startup();
      return readBack(
        { host: opened, client: await client(), now: () => new Date().toISOString() },
        reset,
      );
    },
    lookAtWire: (question, look) => opened.network.listen(question, look),
    tryCoordinator: async (address) => (await operations()).tryCoordinator(opened, address),
    rehearse: async (order) => {
      const { rehearse, serverProgram } = await embedded();
      return rehearse(opened, { ...order, serverProgram });
    },
    rebuild: rebuildAt(opened, client),
    temporary: {
      links: () => opened.nics.links(),
      add: (wanted, commands, undo) => opened.temporary.add(wanted, commands, undo),
    },
    pool: {
      done: async () => (await operations()).closePlaybook(opened),
      apply: async (recovery) => (await operations()).applyPoolRecovery(opened, recovery),
      playbook: async () => {
        const { readPlaybook, reasonOf } = await operations();
        const read = await readPlaybook(opened);
        if (read.ok) return read;
        const { error } = read;
        return {
          ok: false,
          error: error.code === 'notCoordinator' ? null : reasonOf(error.error),
        };
      },
    },
    readOwnFile,
    digest,
    newPlanId: randomUUID,
    now: () => new Date().toISOString(),
    bootTime: () => opened.system.bootTime(),
    log: (level, text) => {
      log.write(level, text);
    },
  };
}

/** In bytes: larger than any plan, and than the database of any pool. */
const largestOwnFile = 256 * 1024 * 1024;

async function readOwnFile(path: string): Promise<Result<string, string>> {
  try {
    const file = statSync(path);
    if (!file.isFile()) return err(planFileWords.noFile);
    if (file.size > largestOwnFile) return err(planFileWords.tooLarge);
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    return err(errorWords(error));
  }
}

/** Carries out a rebuild through the host's XenAPI. */
function rebuildAt(port: HostPort, client: () => Promise<XenApiClient>): RebuildPort {
  const inventory = async (): Promise<string> => {
    const { readHostUuid } = await import('../../reset/index.js');
    return readHostUuid(port.files);
  };
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
    carryOut: async (kept, selection, stopped, tell) => {
      const { rebuild, withSession, describeError } = await operations();
      const uuid = await inventory();
      const made = await withSession(await client(), (session) =>
        finish(rebuild(session, uuid, kept, selection, { stopped }), tell),
      );
      return made.ok ? made : { ok: false, error: describeError(made.error) };
    },
  };
}

/** Runs the command on the host that the options name, and answers the exit status. */
export async function resetOnHost(
  io: CommandIo,
  read: ReadArguments,
  interruption: Interruption,
): Promise<number> {
  const root = rootOf(read.arguments.root, process.env);
  if (!isFolder(root))
    return refuse(io, read.arguments, `${noSuchRoot(root)} ${commandWords.nothingChanged}`);
  // A command has nothing else to do while it reads.
  const { directDisk } = await host();
  const opened = await (await embedded()).openHost(root, { disk: directDisk });
  // Without the right to change this host, the command says so; it must not ask for a password
  // first.
  const xapi = opened.mayChange ? await reach(read.arguments, opened, io) : null;
  if (typeof xapi === 'number') return xapi;
  const log = opened.openLog(program, (error) => {
    io.err(logErrorText(error));
  });
  try {
    return await resetCommand(io, await hostAt(opened, xapi, log), read, interruption);
  } finally {
    await log.close();
  }
}
