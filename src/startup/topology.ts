import { bestEffort, retell } from '../model/index.js';
import {
  readHostUuid,
  readPoolRole,
  type MissingObject,
  type StartupEvent,
} from '../reset/index.js';
import { copyTopology, type XenApiSession } from '../operations/index.js';
import type { StartupPorts } from './ports.js';
import { rebuiltEvent } from './rebuilt-event.js';
import { stepsInSession } from './sessions.js';

/**
 * Makes the coordinator's Bonds, VLANs, tunnels and SR-IOV networks on a supporter, as xapi does at
 * its start. Answers what could not be made; null on any other host, and when XAPI cannot be asked.
 */
export async function* topologyOfSupporter(
  { files, pause }: Pick<StartupPorts, 'files' | 'pause'>,
  session: XenApiSession,
  hostUuid: string,
): AsyncGenerator<StartupEvent, readonly MissingObject[] | null> {
  if ((await readPoolRole(files)).role !== 'supporter') return null;
  const work = copyTopology(session, hostUuid, { pause });
  const made = yield* retell(work, rebuiltEvent);
  return made.ok ? made.value : null;
}

/** The same at a start without a reset: the last one may have been cut off before it. */
export async function* topologyAtStart(ports: StartupPorts): AsyncGenerator<StartupEvent, void> {
  const uuid = await readHostUuid(ports.files);
  if (uuid === '') return;
  // Without XAPI the next start does it.
  bestEffort(yield* stepsInSession(ports, (session) => topologyOfSupporter(ports, session, uuid)));
}
