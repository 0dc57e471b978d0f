import { errorStack } from '../model/index.js';
import { bugText } from '../text/index.js';
import { beginProgram } from './begin-program.js';
import { processIo } from './command-io.js';
import { setupCommand } from './xsconsole-setup-command.js';

/** The build fills this in. */
declare const __XSCONSOLE_VERSION__: string;

beginProgram();
const io = processIo();

// Exceptions are bugs. They are caught here, once.
setupCommand(
  process.argv.slice(2),
  process.env,
  io,
  `xsconsole-setup ${__XSCONSOLE_VERSION__}`,
).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    io.err(bugText('xsconsole-setup', errorStack(error)));
    process.exitCode = 1;
  },
);
