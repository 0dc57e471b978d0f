import {
  dueAction,
  waitAction,
  type DueAction,
  type MadeConfiguration,
  type OpenWait,
  type StartupEvent,
} from '../../reset/index.js';
import type { StartupPorts } from '../ports.js';
import { openNow, type Looked } from './open-now.js';
import { presentConfiguration } from './present.js';
import { record } from './record.js';
import { returnByFiles } from './return-by-files.js';
import { returnThroughXapi } from './return-through-xapi.js';
import { withXapi } from './xapi-now.js';

/**
 * Looks once at the wait for a confirmation, and does what is to be done now: begins the time,
 * begins it again after a reboot, brings the former configuration back, or gives that up. Several
 * processes may look: the lock and the journal let only one of them act.
 */
export async function* lookAtWait(ports: StartupPorts): AsyncGenerator<StartupEvent, Looked> {
  const open = await openNow(ports);
  if (open === null) return 'over';
  const now = await ports.bootTime();
  const asksXapi =
    open.wait === null || (open.wait.state === 'waiting' && open.wait.begunBy === 'emergency');
  const xapi = asksXapi ? await withXapi(ports, (found) => Promise.resolve(found)) : 'silent';
  const action = waitAction(open, now, xapi);
  switch (action.action) {
    case 'awaitReport':
      return 'notBegun';
    case 'begin': {
      const made = await withXapi(ports, (_, session) =>
        presentConfiguration(ports.files, session),
      );
      if (action.begunBy === 'report' && made.networking === null) return 'notBegun';
      yield* record(ports, open, {
        state: 'waiting',
        begunBy: action.begunBy,
        since: now,
        made: action.begunBy === 'report' ? made : { ...made, networking: null },
      });
      return 'open';
    }
    case 'beginAgain': {
      const { begunBy, made } = action.wait;
      yield* record(ports, open, { state: 'waiting', begunBy, since: now, made });
      return 'open';
    }
    case 'wait':
      return 'open';
    case 'cancel':
      yield* record(ports, open, { state: 'cancelled', why: action.why, user: '' });
      return 'over';
    case 'complete':
      return yield* action.way === 'files'
        ? returnByFiles(ports, open, action.planId)
        : returnThroughXapi(ports, open);
    case 'due':
      return yield* whenDue(ports, open, action.made);
  }
}

/** The time is over: the former configuration returns, unless somebody has changed the present. */
async function* whenDue(
  ports: StartupPorts,
  open: OpenWait,
  made: MadeConfiguration,
): AsyncGenerator<StartupEvent, Looked> {
  const due = await withXapi(ports, async (xapi, session): Promise<DueAction> => {
    const present = await presentConfiguration(ports.files, session);
    const vms = xapi === 'emergency' ? (await ports.readFacts()).runningVms : null;
    const vmsRun = vms !== null && (!vms.known || vms.value.length > 0);
    return dueAction(made, { present, xapi, vmsRun });
  });
  if (due.action === 'postpone') {
    yield { kind: 'returnPostponed', why: due.why };
    return 'open';
  }
  if (due.action === 'cancel') {
    yield* record(ports, open, { state: 'cancelled', why: due.why, user: '' });
    return 'over';
  }
  return yield* due.way === 'files'
    ? returnByFiles(ports, open, '')
    : returnThroughXapi(ports, open);
}
