import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { embeddedMachine, openHost } from '../embedded/index.js';
import { journalHearsErrors, openDurableFiles, openResets } from '../host/index.js';
import type { HostPort } from '../model/index.js';
import { completeNetworkReset, startupPorts } from '../startup/index.js';
import {
  listenTroubleText,
  serverHelp,
  serverWords,
  startupEventText,
  startupFailureText,
  verificationLines,
} from '../text/index.js';
import type { Xapi, XapiOptions, XapiServer } from '../xapi/index.js';
import { createXapi, describeDatabaseError, startServer } from '../xapi/index.js';
import { connect, errorStack } from '../xenapi/index.js';
import { forgetNodeVariables } from './clean-environment.js';
import { processIo } from './command-io.js';
import type { ServerArguments } from './xapi-server-options.js';
import { readServerArguments } from './xapi-server-options.js';

/** Put in by the build. */
declare const __XSCONSOLE_VERSION__: string;

// A server beside a host's own programs: litter is swept early rather than left until the memory is
// wanted. With a 50 MB database
// and crowds of clients that read nothing it is half the memory. And what is new does not get
// sixteen times the room before it is
// swept: a processor that is busy with something else would let it all be filled.
setFlagsFromString('--optimize-for-size');
setFlagsFromString('--semi-space-growth-factor=1');

const io = processIo();

/** Tells a line to whoever started the server, and to the log. */
type Tell = (level: 'info' | 'error', line: string) => void;

/**
 * The start-up sequence (design page, "Start-up Sequence"), over our own socket like any other
 * client. Its end, good or bad, does not end XAPI.
 */
async function completeReset(host: HostPort, socketPath: string, tell: Tell): Promise<void> {
  const events = completeNetworkReset(
    await startupPorts(
      host,
      await openResets(host),
      connect({ socketPath }),
      'ask',
      startupFailureText,
    ),
  );
  for (;;) {
    const next = await events.next();
    if (next.done === true) {
      if (next.value.result === 'completed')
        for (const line of verificationLines(next.value.report)) tell('info', line);
      return;
    }
    const line = startupEventText(next.value);
    if (line !== null) tell(next.value.kind === 'failed' ? 'error' : 'info', line);
  }
}

/**
 * Stops taking calls, ends those that wait, lets the others finish, and sees the database written.
 * One line on trouble, else null.
 */
async function stop(server: XapiServer, xapi: Xapi): Promise<string | null> {
  const closed = server.close();
  await xapi.close();
  await closed;
  // Again: a call under way may have changed something after the first time.
  return xapi.close();
}

/** The power of the embedded host that runs on the tree; null where none does. */
async function powerOf(root: string): Promise<(() => Promise<string | null>) | null> {
  const machine = await embeddedMachine(root);
  return machine === null
    ? null
    : async () => {
        const ordered = await machine.reboot();
        return ordered.ok ? null : ordered.error.cause;
      };
}

/** Why a server has ended: it was stopped, it is to start anew, or it cannot run. */
type End = 'stopped' | 'restart' | 'refused';

/** A client for another host of an embedded pool; those are on the loopback alone. */
function reachOn(port: number | null): NonNullable<XapiOptions['reach']> {
  return (address, speaks) =>
    port === null || !address.startsWith('127.')
      ? null
      : connect({ url: `http://${address}:${port}` }, speaks);
}

/** Serves until `stopped` resolves, or until XAPI has to start anew. */
async function runXapiServer(options: ServerArguments, stopped: Promise<void>): Promise<End> {
  if (statSync(options.root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    io.err(serverWords.refused(serverWords.noSuchRoot(options.root)));
    return 'refused';
  }
  const host = await openHost(options.root);
  const log = host.openLog('xapi');
  const once = host.kind === 'machine' && journalHearsErrors();
  const tell: Tell = (level, line) => {
    if (!once) log.write(level, line);
    io.err(line);
  };
  const refuse = (why: string): End => {
    tell('error', serverWords.refused(why));
    return 'refused';
  };
  const say = (line: string): void => {
    tell('info', line);
  };
  let restart = (): void => undefined;
  const restarted = new Promise<void>((resolve) => {
    restart = resolve;
  });
  let follow = (): Promise<void> => Promise.resolve();
  const xapi = await createXapi({
    host,
    durable: await openDurableFiles(),
    databasePath: options.database,
    log: say,
    ...(options.passwordFile === null ? {} : { passwordFile: options.passwordFile }),
    power: () => powerOf(host.root),
    reach: reachOn(options.poolPort),
    moved: () => follow(),
    restart: () => {
      restart();
    },
  });
  if (!xapi.ok) return refuse(serverWords.unloadable(describeDatabaseError(xapi.error)));
  const { dump } = xapi.value;
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
        : { port: options.poolPort, addresses: () => xapi.value.addresses() },
  });
  if (!server.ok) {
    await xapi.value.close();
    return refuse(listenTroubleText(server.error));
  }
  if (options.listen !== null && options.passwordFile === null) say(serverWords.nobodyLogsIn);
  follow = () => server.value.follow();
  await xapi.value.join();
  const complete = (): Promise<void> =>
    completeReset(host, options.socket, tell).catch((error: unknown) => {
      tell('error', serverWords.startupBroken(errorStack(error)));
    });
  const ready = (): void => {
    const { url } = server.value;
    io.out(serverWords.ready(url === null ? [options.socket] : [options.socket, url]));
  };
  // A supporter without its coordinator is ready for the emergency calls. The sequence has to wait.
  if (xapi.value.inEmergency()) {
    ready();
    void xapi.value.linked().then(complete);
  } else void complete().then(ready);
  // A stop need not wait for the sequence: the next start repeats it.
  const end = await Promise.race([
    stopped.then(() => 'stopped' as const),
    restarted.then(() => 'restart' as const),
  ]);
  const trouble = await stop(server.value, xapi.value);
  log.close();
  return trouble === null ? end : refuse(serverWords.unsaved(trouble));
}

async function main(): Promise<number> {
  forgetNodeVariables();
  const command = readServerArguments(process.argv.slice(2), process.env);
  switch (command.kind) {
    case 'help':
      for (const line of serverHelp) io.out(line);
      return 0;
    case 'version':
      io.out(`xapi-server ${__XSCONSOLE_VERSION__}`);
      return 0;
    case 'wrong':
      for (const problem of command.problems) io.err(serverWords.usage(problem));
      return 2;
    case 'serve': {
      const stopped = new Promise<void>((resolve) => {
        for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
          process.on(signal, () => {
            resolve();
          });
      });
      for (;;) {
        const end = await runXapiServer(command.options, stopped);
        if (end !== 'restart') return end === 'stopped' ? 0 : 1;
      }
    }
  }
}

// Exceptions are bugs, caught here once.
main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    io.err(serverWords.bug(errorStack(error)));
    process.exit(1);
  },
);
