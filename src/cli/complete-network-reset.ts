import {
  completedByXapi,
  completeNetworkReset,
  followUp,
  startupPorts,
  xapiAnswers,
} from '../startup/index.js';
import { openHost } from '../embedded/index.js';
import { findTrigger, openResets } from '../host/index.js';
import { connect, targetFrom } from '../xenapi/index.js';
import { startupFailureText } from '../text/index.js';
import { statSync } from 'node:fs';
import { processIo } from './command-io.js';
import {
  completeNetworkResetCommand,
  type CompleteResetOptions,
} from './complete-network-reset-command.js';
import type { StartupEvent, StartupOutcome } from '../reset/index.js';

/** Put in by the build. */
declare const __XSCONSOLE_VERSION__: string;

/** The start-up sequence of the host below the root, through the XenAPI that the options name. */
async function* complete({
  root,
  xapi,
  wait,
}: CompleteResetOptions): AsyncGenerator<StartupEvent, StartupOutcome> {
  const target = xapi === null ? null : targetFrom(xapi);
  const opened = await openHost(root);
  const client = connect(target ?? { socketPath: await opened.system.xapiSocket() });
  const ports = await startupPorts(
    opened,
    await openResets(opened),
    client,
    'useName',
    startupFailureText,
  );
  const place = { host: opened, client, now: () => new Date().toISOString() };
  if ((wait || opened.kind === 'machine') && (await findTrigger(opened.files)) !== null)
    return yield* completedByXapi(ports, place);
  if (wait && (await opened.files.exists(ports.profile.triggerPath))) yield* xapiAnswers(ports);
  const outcome = yield* completeNetworkReset(ports);
  // The host's own xapi may have taken the trigger before us.
  return outcome.result === 'nothing' ? yield* followUp(ports, place, wait) : outcome;
}

const io = processIo();
const host = {
  version: `complete-network-reset ${__XSCONSOLE_VERSION__}`,
  isThere: (root: string) => statSync(root, { throwIfNoEntry: false })?.isDirectory() === true,
  isXapi: (text: string) => targetFrom(text) !== null,
  complete,
};
completeNetworkResetCommand(process.argv.slice(2), process.env, io, host).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    io.err(
      `This is a fault in complete-network-reset itself, please report it: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = 1;
  },
);
