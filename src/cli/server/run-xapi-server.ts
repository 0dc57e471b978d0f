import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isFolder } from '../../host/files/is-folder.js';
import { embeddedMachine, openHost } from '../../embedded/index.js';
import { openDurableFiles, openResets } from '../../host/index.js';
import {
  errorStack,
  finish,
  hostPaths,
  poolDatabasePath,
  type HostPort,
  xapiSocketPath,
} from '../../model/index.js';
import { openPlaybook, poolMembers } from '../../operations/index.js';
import {
  completeNetworkReset,
  confirmOrReturn,
  startupPorts,
  topologyAtStart,
  unrecorded,
  type StartupPorts,
} from '../../startup/index.js';
import {
  listenErrorText,
  logErrorText,
  noSuchRoot,
  serverWords,
  startupErrorText,
  verificationLines,
  refusedBy,
} from '../../text/index.js';
import {
  createXapi,
  describeDatabaseError,
  startServer,
  type Xapi,
  type XapiOptions,
  type XapiServer,
} from '../../xapi/index.js';
import {
  connect,
  showCertificate,
  type Fingerprint,
  type XenApiClient,
} from '../../xenapi/index.js';
import type { CommandIo } from '../command-io.js';
import { eventTeller, type Tell } from '../event-teller.js';
import { type ServerArguments } from '../xapi-server-options.js';

// This server shares the host's memory with the host's own programs, so V8 must collect garbage
// early. With a 50 MB database and many clients that read nothing, these flags halve the memory.
// The second flag keeps the space for new objects from growing sixteenfold before a collection: on
// a busy processor all of that space would fill up.
setFlagsFromString('--optimize-for-size');
setFlagsFromString('--semi-space-growth-factor=1');

/** How long to wait for the certificate of another pool's coordinator. */
const meetMs = 5_000;

/**
 * Runs the start-up sequence (design page, "Start-up Sequence") over our own socket, like any other
 * client. XAPI goes on when it ends, whether it ends well or badly.
 */
async function completeReset(host: HostPort, ports: StartupPorts, tell: Tell): Promise<void> {
  const outcome = await finish(completeNetworkReset(ports), eventTeller(tell));
  if (outcome.result === 'completed') {
    for (const line of verificationLines(outcome.report)) tell('info', line);
    for (const event of unrecorded('playbook', await openPlaybook(host))) eventTeller(tell)(event);
  }
  if (outcome.result === 'nothing') await finish(topologyAtStart(ports), eventTeller(tell));
}

/**
 * Takes no more calls, ends those that wait, lets the others finish, and makes sure that the
 * database is written. Answers one line when that failed, otherwise null.
 */
async function stop(server: XapiServer, xapi: Xapi): Promise<string | null> {
  const closed = server.close();
  await xapi.close();
  await closed;
  // Close it again: a call under way may have changed something after the first time.
  return xapi.close();
}

/** The restart of the embedded host that runs on this tree. Answers null when none runs there. */
async function powerOf(root: string): Promise<(() => Promise<string | null>) | null> {
  const machine = await embeddedMachine(root);
  return machine === null
    ? null
    : async () => {
        const ordered = await machine.reboot();
        return ordered.ok ? null : ordered.error.cause;
      };
}

/** Why a server has ended: it was stopped, it has to start again, or it cannot run. */
type End = 'stopped' | 'restart' | 'refused';

/**
 * A client for another host of an embedded pool. Those hosts are on the loopback only. The pool
 * secret goes to hosts that show a certificate of the pool. A pool without certificates is of an
 * earlier version and speaks plain http.
 */
function reachOn(
  port: number | null,
  members: readonly Fingerprint[] | null,
): NonNullable<XapiOptions['reach']> {
  return (address, speaks) =>
    port === null || !address.startsWith('127.')
      ? null
      : connect(
          members === null
            ? { url: `http://${address}:${port}` }
            : { url: `https://${address}:${port}`, members },
          speaks,
        );
}

/**
 * A client for a coordinator of another embedded pool. Nobody vouches for it yet, so the
 * certificate that it shows is taken for the whole of the conversation, as xapi's first step of a
 * join does.
 */
async function meetOn(port: number | null, address: string): Promise<XenApiClient | null> {
  if (port === null || !address.startsWith('127.')) return null;
  const url = `https://${address}:${port}`;
  const shown = await showCertificate(new URL(url), meetMs, true);
  return shown.ok ? connect({ url, members: [shown.value.fingerprint] }) : null;
}

/**
 * The options with the places to which the host's own links lead, which are never out of its root.
 * Null when its links lead nowhere safe. A path that was given stays as it is.
 */
async function withinRoot(
  asked: ServerArguments,
  { files }: HostPort,
): Promise<ServerArguments | null> {
  const located = async (place: string, usual: string): Promise<string | null> =>
    place === join(asked.root, usual) ? files.locate(usual) : place;
  const database = await located(asked.database, poolDatabasePath);
  const socket = await located(asked.socket, xapiSocketPath);
  return database === null || socket === null ? null : { ...asked, database, socket };
}

/** Serves until `stopped` resolves or XAPI has to start again. */
export async function runXapiServer(
  io: CommandIo,
  asked: ServerArguments,
  stopped: Promise<void>,
): Promise<End> {
  if (!isFolder(asked.root)) {
    io.err(refusedBy('xapi-server', noSuchRoot(asked.root)));
    return 'refused';
  }
  const host = await openHost(asked.root);
  const log = host.openLog('xapi', (error) => {
    io.err(logErrorText(error));
  });
  const tell: Tell = (level, line) => {
    if (!log.hearsErrors) log.write(level, line);
    io.err(line);
  };
  try {
    return await serve(host, asked, { io, tell, stopped });
  } finally {
    await log.close();
  }
}

/** Where a server prints, and what stops it. */
interface Served {
  readonly io: Pick<CommandIo, 'out'>;
  readonly tell: Tell;
  readonly stopped: Promise<void>;
}

async function serve(
  host: HostPort,
  asked: ServerArguments,
  { io, tell, stopped }: Served,
): Promise<End> {
  const refuse = (why: string): End => {
    tell('error', refusedBy('xapi-server', why));
    return 'refused';
  };
  const say = (line: string): void => {
    tell('info', line);
  };
  const options = await withinRoot(asked, host);
  if (options === null) return refuse(serverWords.linksLeadOut(asked.root));
  let restart = (): void => undefined;
  const restarted = new Promise<void>((resolve) => {
    restart = resolve;
  });
  let follow = (): Promise<void> => Promise.resolve();
  let members = await poolMembers(host.files);
  const xapi = await createXapi({
    host,
    durable: await openDurableFiles(),
    databasePath: options.database,
    log: say,
    ...(options.passwordFile === null ? {} : { passwordFile: options.passwordFile }),
    power: () => powerOf(host.root),
    reach: (address, speaks) => reachOn(options.poolPort, members)(address, speaks),
    meet: (address) => meetOn(options.poolPort, address),
    trusted: async () => {
      members = await poolMembers(host.files);
    },
    moved: () => follow(),
    restart: () => {
      restart();
    },
  });
  if (!xapi.ok) return refuse(serverWords.unloadable(describeDatabaseError(xapi.error)));
  const { dump } = xapi.value;
  const certificate = await host.files.text(hostPaths.ownPoolCertificate);
  const server = await startServer({
    dispatch: (...call) => xapi.value.dispatch(...call),
    dump,
    log: say,
    socketPath: options.socket,
    tcp: options.listen,
    allowOrigin: options.allowOrigin,
    pool:
      options.poolPort === null
        ? null
        : {
            port: options.poolPort,
            certificate: certificate.known ? certificate.value : null,
            addresses: () => xapi.value.addresses(),
          },
  });
  if (!server.ok) {
    await xapi.value.close();
    return refuse(listenErrorText(server.error));
  }
  if (options.listen !== null && options.passwordFile === null) say(serverWords.nobodyLogsIn);
  follow = () => server.value.follow();
  await xapi.value.join();
  const ports = await startupPorts(
    host,
    await openResets(host),
    connect({ socketPath: options.socket }),
    'ask',
    startupErrorText,
  );
  const broken = (error: unknown): void => {
    tell('error', serverWords.startupBroken(errorStack(error)));
  };
  const complete = (): Promise<void> => completeReset(host, ports, tell).catch(broken);
  let ending = false;
  const isEmbedded = (await embeddedMachine(host.root)) !== null;
  const ready = (): void => {
    // The former configuration may return while a confirmation is awaited. In emergency mode that
    // stops this server, so whoever runs the embedded host follows the wait.
    const wait = confirmOrReturn(ports, {
      waits: true,
      leaves: () => isEmbedded && xapi.value.inEmergency(),
      stopped: () => ending,
    });
    void finish(wait, eventTeller(tell)).catch(broken);
    const { url } = server.value;
    io.out(serverWords.ready(url === null ? [options.socket] : [options.socket, url]));
  };
  // A supporter without its coordinator is ready for the emergency calls only. The sequence waits
  // until it has reached the coordinator.
  if (xapi.value.inEmergency()) {
    ready();
    void xapi.value.linked().then(complete);
  } else void complete().then(ready);
  // A stop need not wait for the sequence: the next start repeats it.
  const end = await Promise.race([
    stopped.then(() => 'stopped' as const),
    restarted.then(() => 'restart' as const),
  ]);
  ending = true;
  const error = await stop(server.value, xapi.value);
  return error === null ? end : refuse(serverWords.unsaved(error));
}
