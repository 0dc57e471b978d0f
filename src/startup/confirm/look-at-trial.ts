import { trialAction, type StartupEvent, type TrialRecord } from '../../reset/index.js';
import { xapiAnswersNow } from '../sessions.js';
import { returnOfTrial } from './return-of-trial.js';
import { openTrial, recordStep, takeOver, type TrialPorts } from './trial.js';

/**
 * Looks once at a change of the management interface on trial, and does what is to be done now:
 * begins the time of a change that was cut off, begins it again after a reboot, or brings the
 * former configuration back. Several processes may look: the lock and the state folder let only one
 * of them act. `atOnce`: an operator wants the return now.
 */
export async function* lookAtTrial(
  ports: TrialPorts,
  atOnce = false,
): AsyncGenerator<StartupEvent, 'over' | 'open'> {
  const open = await openTrial(ports);
  if (open === null) return 'over';
  const status = await ports.resets.status();
  if (!status.ok) return 'open';
  const { record } = open;
  const action = trialAction(record, await ports.bootTime(), open.changing, status.value.history);
  switch (action.action) {
    case 'begin':
      yield* takeOver(ports, record);
      break;
    case 'beginAgain':
      yield* beginAgain(ports, record);
      break;
    case 'cancel':
      yield* recordStep(ports, record, { state: 'changed' });
      break;
    case 'wait':
      if (atOnce) yield* returnOfTrial(ports, record);
      break;
    case 'due':
    case 'complete':
      yield* returnOfTrial(ports, record);
      break;
    case 'changing':
    case 'none':
      break;
  }
  return (await openTrial(ports)) === null ? 'over' : 'open';
}

/**
 * Begins the time again after a reboot, as soon as XAPI answers: an operator gets the whole time on
 * a host that is up.
 */
async function* beginAgain(ports: TrialPorts, record: TrialRecord): AsyncGenerator<StartupEvent> {
  if (record.now.state !== 'waiting' || !(await xapiAnswersNow(ports))) return;
  yield* recordStep(ports, record, { ...record.now, since: await ports.bootTime() });
}
