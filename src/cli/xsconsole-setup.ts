import { errorStack } from '../model/index.js';
import { setupHelp, setupWords } from '../text/index.js';
import { forgetNodeVariables } from './clean-environment.js';
import { processIo } from './command-io.js';
import { readSetupCall } from './xsconsole-setup-options.js';

/** The build fills this in. */
declare const __XSCONSOLE_VERSION__: string;

const io = processIo();

async function main(): Promise<0 | 1 | 2> {
  forgetNodeVariables();
  const call = readSetupCall(process.argv.slice(2), process.env);
  switch (call.kind) {
    case 'help':
      io.out(...setupHelp);
      return 0;
    case 'version':
      io.out(`xsconsole-setup ${__XSCONSOLE_VERSION__}`);
      return 0;
    case 'nothing':
      io.err(setupWords.nothingAsked);
      return 2;
    case 'wrong':
      io.err(setupWords.wrongUsage(call.issue));
      return 2;
    case 'check':
    case 'default':
    case 'restore':
      break;
  }
  // Its own part of the program: help does not load it.
  const { setUpOnHost } = await import('./setup/set-up-on-host.js');
  return setUpOnHost(call);
}

// Exceptions are bugs. They are caught here, once.
main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    io.err(setupWords.bug(errorStack(error)));
    process.exitCode = 1;
  },
);
