import { isFolder } from '../host/files/is-folder.js';
import { errorStack } from '../model/index.js';
import { bugText } from '../text/index.js';
import { beginProgram } from './begin-program.js';
import { processIo } from './command-io.js';
import {
  completeNetworkResetCommand,
  type CompletingHost,
} from './complete-network-reset-command.js';

/** The build fills this in. */
declare const __XSCONSOLE_VERSION__: string;

beginProgram();
const io = processIo();
const host: CompletingHost = {
  version: `complete-network-reset ${__XSCONSOLE_VERSION__}`,
  isThere: isFolder,
  open: async (options) => {
    // Its own part of the program: help does not load it.
    const { completeOnHost } = await import('./complete-on-host.js');
    return completeOnHost(options);
  },
};
completeNetworkResetCommand(process.argv.slice(2), process.env, io, host).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    io.err(bugText('complete-network-reset', errorStack(error)));
    process.exitCode = 1;
  },
);
