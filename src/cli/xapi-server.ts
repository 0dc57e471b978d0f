import { errorStack } from '../model/index.js';
import { serverHelp, serverWords } from '../text/index.js';
import { forgetNodeVariables } from './clean-environment.js';
import { processIo } from './command-io.js';
import { readServerArguments } from './xapi-server-options.js';

/** The build fills this in. */
declare const __XSCONSOLE_VERSION__: string;

const io = processIo();

async function main(): Promise<number> {
  forgetNodeVariables();
  const command = readServerArguments(process.argv.slice(2), process.env);
  switch (command.kind) {
    case 'help':
      io.out(...serverHelp);
      return 0;
    case 'version':
      io.out(`xapi-server ${__XSCONSOLE_VERSION__}`);
      return 0;
    case 'wrong':
      for (const issue of command.issues) io.err(serverWords.usage(issue));
      return 2;
    case 'serve': {
      const stopped = new Promise<void>((resolve) => {
        for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
          process.on(signal, () => {
            resolve();
          });
      });
      // Its own part of the program: help does not load it.
      const { runXapiServer } = await import('./server/run-xapi-server.js');
      for (;;) {
        const end = await runXapiServer(io, command.options, stopped);
        if (end !== 'restart') return end === 'stopped' ? 0 : 1;
      }
    }
  }
}

// Exceptions are bugs. They are caught here, once.
main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    io.err(serverWords.bug(errorStack(error)));
    process.exit(1);
  },
);
