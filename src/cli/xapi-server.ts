import { serverHelp, serverWords } from '../text/index.js';
import { errorStack } from '../xenapi/index.js';
import { processIo } from './command-io.js';
import { readServerArguments } from './xapi-server-options.js';
import { runXapiServer } from './xapi-server-run.js';

/** Put in by the build. */
declare const __XSCONSOLE_VERSION__: string;

const io = processIo();

async function main(): Promise<number> {
  const command = readServerArguments(process.argv.slice(2), process.env);
  switch (command.kind) {
    case 'help': for (const line of serverHelp) io.out(line); return 0;
    case 'version': io.out(`xapi-server ${__XSCONSOLE_VERSION__}`); return 0;
    case 'wrong': for (const problem of command.problems) io.err(serverWords.usage(problem)); return 2;
    case 'serve': {
      const stopped = new Promise<void>((resolve) => {
        for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => { resolve(); });
      });
      return runXapiServer(command.options, io, stopped);
    }
  }
}

// Exceptions are bugs, caught here once.
main().then(
  (status) => { process.exitCode = status; },
  (error: unknown) => {
    io.err(serverWords.bug(errorStack(error)));
    process.exit(1);
  },
);
