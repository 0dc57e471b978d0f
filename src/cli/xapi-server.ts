import { errorStack } from '../model/index.js';
import { bugText } from '../text/index.js';
import { beginProgram } from './begin-program.js';
import { processIo } from './command-io.js';
import { serverCommand } from './xapi-server-command.js';

/** The build fills this in. */
declare const __XSCONSOLE_VERSION__: string;

beginProgram();
const io = processIo();
const version = `xapi-server ${__XSCONSOLE_VERSION__}`;

/** Resolves at the first signal that asks the program to end. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
      process.on(signal, () => {
        resolve();
      });
  });

// Exceptions are bugs. They are caught here, once.
serverCommand(process.argv.slice(2), process.env, io, version, stopped).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    io.err(bugText('xapi-server', errorStack(error)));
    process.exit(1);
  },
);
