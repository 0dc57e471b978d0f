import { setupHelp, usageText, wrongUsage } from '../text/index.js';
import type { CommandIo } from './command-io.js';
import { refuse } from './refuse.js';
import { readSetupCall } from './xsconsole-setup-options.js';

/** Runs the command. The exit status is 0 for done, 1 for failed, 2 for wrong usage. */
export async function setupCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  io: CommandIo,
  version: string,
): Promise<0 | 1 | 2> {
  const call = readSetupCall(args, environment);
  switch (call.kind) {
    case 'help':
      io.out(...setupHelp);
      return 0;
    case 'version':
      io.out(version);
      return 0;
    case 'wrong':
      refuse(io, call, call.issues.map(usageText), {
        shown: wrongUsage('xsconsole-setup', call.issues.map(usageText)),
        more: { problems: call.issues },
      });
      return 2;
    case 'check':
    case 'default':
    case 'restore':
      break;
  }
  // Its own part of the program: help does not load it.
  const { setUpOnHost } = await import('./setup/set-up-on-host.js');
  return setUpOnHost(io, call);
}
