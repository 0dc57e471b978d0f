import { serverHelp, usageText, wrongUsage } from '../text/index.js';
import type { CommandIo } from './command-io.js';
import { readServerArguments } from './xapi-server-options.js';

/**
 * Runs the program until `stopped` resolves, which is asked for when it begins to serve. The exit
 * status is 0 for stopped, 1 for failed, 2 for wrong usage.
 */
export async function serverCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  io: CommandIo,
  version: string,
  stopped: () => Promise<void>,
): Promise<0 | 1 | 2> {
  const command = readServerArguments(args, environment);
  switch (command.kind) {
    case 'help':
      io.out(...serverHelp);
      return 0;
    case 'version':
      io.out(version);
      return 0;
    case 'wrong':
      for (const line of wrongUsage('xapi-server', command.issues.map(usageText))) io.err(line);
      return 2;
    case 'serve': {
      const stop = stopped();
      // Its own part of the program: help does not load it.
      const { runXapiServer } = await import('./server/run-xapi-server.js');
      for (;;) {
        const end = await runXapiServer(io, command.options, stop);
        if (end !== 'restart') return end === 'stopped' ? 0 : 1;
      }
    }
  }
}
