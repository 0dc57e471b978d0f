import {
  formerDraft,
  makePlan,
  makeRequest,
  statusOf,
  type Initiator,
  type OpenWait,
  type ResetPlan,
  type ResetRecord,
  type StartupEvent,
  type WaitEvent,
} from '../../reset/index.js';
import { finish, type HostFacts } from '../../model/index.js';
import type { StartupPorts } from '../ports.js';
import { openNow, type Looked } from './open-now.js';
import { record } from './record.js';

/** The journal says that nobody sat at a terminal. */
const byItself: Initiator = {
  user: 'root',
  tty: '',
  face: 'command',
  reason: 'Nobody has confirmed the reset, so the former configuration returns',
};

const failed = (detail: string): WaitEvent => ({
  state: 'failed',
  why: 'reset',
  reason: null,
  detail,
});

/**
 * Brings the former configuration back by one second reset of the files and a reboot, because
 * XenAPI cannot help a supporter in emergency mode. `planId`: the second reset when it was begun
 * before; '' when it was not. Never while VMs run: a reboot would stop them.
 */
export async function* returnByFiles(
  ports: StartupPorts,
  open: OpenWait,
  planId: string,
): AsyncGenerator<StartupEvent, Looked> {
  const second = open.later.find(({ plan }) => plan.id === planId);
  if (second !== undefined && isDone(second)) {
    yield* record(ports, open, { state: 'returned', way: 'files' });
    return 'over';
  }
  const facts = await ports.readFacts();
  if (!facts.runningVms.known || facts.runningVms.value.length > 0) {
    yield { kind: 'returnPostponed', why: 'vmsRun' };
    return 'open';
  }
  const id = planId === '' ? ports.newPlanId() : planId;
  const plan = second?.plan ?? secondPlan(open.reset, facts, id, ports.now());
  if (planId === '') {
    const begun = yield* record(ports, open, { state: 'returning', way: 'files', planId: id });
    if (!begun) return 'open';
  }
  if (typeof plan === 'string') {
    yield* record(ports, open, failed(plan));
    return 'over';
  }
  const outcome = await finish(
    second === undefined
      ? ports.resets.run(plan, {
          initiator: byItself,
          basis: facts.files,
          ...(facts.loss.known ? { loss: facts.loss.value } : {}),
          kept: open.reset.kept,
          thenRebuild: true,
          reboot: true,
        })
      : ports.resets.resume(byItself),
  );
  if (outcome.result === 'failed' && outcome.error.code === 'locked') return 'open';
  const still = await openNow(ports);
  if (still === null) return 'over';
  yield* record(
    ports,
    still,
    outcome.result === 'done' || outcome.result === 'awaitingReboot'
      ? { state: 'returned', way: 'files' }
      : failed(outcome.result === 'failed' ? outcome.error.cause : outcome.result),
  );
  return 'over';
}

/** Whether the second reset has done all that can be done before the reboot. */
function isDone(reset: ResetRecord): boolean {
  const { state } = statusOf(reset);
  return state === 'awaitingReboot' || state === 'rebooting' || state === 'completed';
}

/** The plan of the second reset, or the codes of what forbids it. */
function secondPlan(
  reset: ResetRecord,
  facts: HostFacts,
  id: string,
  createdAt: string,
): ResetPlan | string {
  const draft = formerDraft(reset, facts);
  if (draft === null) return 'unknown';
  const request = makeRequest(draft, {
    profile: facts.profile,
    nics: facts.nics,
    pool: facts.pool,
    forceDevice: false,
  });
  if (!request.ok) return request.error.map(({ code }) => code).join(', ');
  const plan = makePlan(request.value, facts, { id, createdAt });
  return plan.ok ? plan.value : plan.error.map(({ code }) => code).join(', ');
}
