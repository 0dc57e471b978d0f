import {
  completeAlone,
  completedByXapi,
  confirmOrReturn,
  followUp,
  startupPorts,
  unrecorded,
  xapiAnswers,
  type StartupPorts,
} from '../startup/index.js';
import { openHost } from '../embedded/index.js';
import { openResets, readPasswordLine, findTrigger } from '../host/index.js';
import { ok, type HostPort } from '../model/index.js';
import { openPlaybook, hostXapi, reachXapi } from '../operations/index.js';
import type { XenApiClient, XenApiTarget } from '../xenapi/index.js';
import { startupErrorText } from '../text/index.js';
import type { CompletingHost } from './complete-network-reset-command.js';
import { personAtTerminal } from './xapi-place.js';
import type { Resets, StartupEvent, StartupOutcome } from '../reset/index.js';

/**
 * Runs the start-up sequence of a host, through the XenAPI that was named or else the host's own.
 * Then it follows the wait for a confirmation, when the reset asks for one.
 */
async function* complete(
  opened: HostPort,
  target: XenApiTarget | null,
  wait: boolean,
): AsyncGenerator<StartupEvent, StartupOutcome> {
  const client = await hostXapi(opened, target);
  const resets = await openResets(opened);
  const ports = await withTriggerOf(
    resets,
    await startupPorts(opened, resets, client, 'useName', startupErrorText),
  );
  const outcome = yield* completed(opened, ports, client, wait);
  if (outcome.result === 'completed') yield* unrecorded('playbook', await openPlaybook(opened));
  yield* confirmOrReturn(ports, { waits: wait, leavesSilent: opened.system.xapiIsEmbedded });
  return outcome;
}

/** An upgrade between the reset and its reboot may have put a xapi there that looks elsewhere. */
async function withTriggerOf(
  resets: Pick<Resets, 'status'>,
  ports: StartupPorts,
): Promise<StartupPorts> {
  const status = await resets.status();
  if (!status.ok || status.value.latest.state === 'none' || status.value.triggerTaken) return ports;
  const { triggerPath } = status.value.latest.reset.plan.profile;
  const isThere = async (path: string): Promise<boolean> =>
    (await ports.files.read(path)).state !== 'absent';
  return (await isThere(triggerPath)) && !(await isThere(ports.profile.triggerPath))
    ? { ...ports, profile: { ...ports.profile, triggerPath } }
    : ports;
}

async function* completed(
  opened: HostPort,
  ports: StartupPorts,
  client: XenApiClient,
  wait: boolean,
): AsyncGenerator<StartupEvent, StartupOutcome> {
  const place = { host: opened, client, now: () => new Date().toISOString() };
  const { triggerPath } = ports.profile;
  const leavesItToXapi = async (): Promise<boolean> =>
    (wait || !opened.system.xapiIsEmbedded) && (await findTrigger(opened.files)) === triggerPath;
  // An upgrade may put another xapi there while this waits: one that looks there, or no longer.
  for (let answers = false; ; answers = true) {
    const byXapi = (await leavesItToXapi())
      ? yield* completedByXapi(ports, place, leavesItToXapi)
      : null;
    if (byXapi !== null) return byXapi;
    if (answers || !wait || !(await opened.files.exists(triggerPath))) break;
    yield* xapiAnswers(ports);
  }
  const outcome = yield* completeAlone(ports);
  // The host's own xapi may have taken the trigger before us.
  return outcome.result === 'nothing' ? yield* followUp(ports, place, wait) : outcome;
}

/**
 * Opens the host and answers its start-up sequence, or says why it does not use the XenAPI that was
 * named.
 */
export const completeOnHost: CompletingHost['open'] = async ({ root, xapi, wait }) => {
  const opened = await openHost(root);
  if (xapi === null) return ok(complete(opened, null, wait));
  const target = await reachXapi(xapi, {
    files: opened.files,
    person: personAtTerminal(),
    readPassword: readPasswordLine,
  });
  return target.ok ? ok(complete(opened, target.value, wait)) : target;
};
