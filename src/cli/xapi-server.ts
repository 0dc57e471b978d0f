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
import type { Xapi, XapiServer } from '../xapi/index.js';
import { createXapi, describeDatabaseError, startServer } from '../xapi/index.js';
import { connect, errorStack } from '../xenapi/index.js';
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

/** Serves until `stopped` resolves. Exit status 0, or 1 with the reason on standard error. */
async function runXapiServer(options: ServerArguments, stopped: Promise<void>): Promise<0 | 1> {
  if (statSync(options.root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    io.err(serverWords.refused(serverWords.noSuchRoot(options.root)));
    return 1;
  }
  const host = await openHost(options.root);
  const log = host.openLog('xapi');
  const once = host.kind === 'machine' && journalHearsErrors();
  const tell: Tell = (level, line) => {
    if (!once) log.write(level, line);
    io.err(line);
  };
  const refuse = (why: string): 1 => {
    tell('error', serverWords.refused(why));
    return 1;
  };
  const say = (line: string): void => {
    tell('info', line);
  };
  const xapi = await createXapi({
    host,
    durable: await openDurableFiles(),
    databasePath: options.database,
    log: say,
    ...(options.passwordFile === null ? {} : { passwordFile: options.passwordFile }),
    power: () => powerOf(host.root),
  });
  if (!xapi.ok) return refuse(serverWords.unloadable(describeDatabaseError(xapi.error)));
  const { dump } = xapi.value;
  const server = await startServer({
    dispatch: (method, params, caller) => xapi.value.dispatch(method, params, caller),
    dump,
    log: say,
    socketPath: options.socket,
    tcp: options.listen,
    allowOrigin: options.allowOrigin,
  });
  if (!server.ok) {
    await xapi.value.close();
    return refuse(listenTroubleText(server.error));
  }
  if (options.listen !== null && options.passwordFile === null) say(serverWords.nobodyLogsIn);
  const ready = completeReset(host, options.socket, tell)
    .catch((error: unknown) => {
      tell('error', serverWords.startupBroken(errorStack(error)));
    })
    .then(() => {
      io.out(
        serverWords.ready(
          server.value.url === null ? [options.socket] : [options.socket, server.value.url],
        ),
      );
    });
  // A stop need not wait for the sequence: the next start repeats it.
  await Promise.race([ready.then(() => stopped), stopped]);
  const trouble = await stop(server.value, xapi.value);
  log.close();
  return trouble === null ? 0 : refuse(serverWords.unsaved(trouble));
}

async function main(): Promise<number> {
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
      return runXapiServer(command.options, stopped);
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
