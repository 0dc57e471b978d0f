import type { RunEvent, RunOutcome } from './event.js';
import type { HostFiles, PortError, PreparedFile } from '../../model/index.js';
import { runStep, type StepTools } from './run-step.js';
import type { ResetPlan, ResetStep } from '../plan/plan.js';
import { changedMeanwhile, triggerStep } from '../plan/plan-files.js';
import { isChange, isOf, isPointOfNoReturn } from '../plan/step-nature.js';
import type { ResetPorts } from './ports.js';
import type { EventRecorder, Durability } from './event-recorder.js';
import { atStep, rollBack } from './rollback.js';

/** A plan that is running: what a first run and a resumed one have in common. */
export interface PlanRun {
  readonly plan: ResetPlan;
  readonly basis: HostFiles;
  readonly ports: ResetPorts;
  readonly recorder: EventRecorder;
  readonly reboot: boolean;
  /** Asked only until the first change. After that the plan runs to its end. */
  readonly cancelled: () => boolean;
}

/**
 * How safely to record the start of a step. The journal is synced before the first change (with all
 * lines before it), before a command that cannot be undone, right after the trigger, and before
 * the reboot. The sync after the trigger matters: a trigger that is missing later was taken by the
 * host's start. If a power cut loses other lines, the files themselves show the state. A kind of
 * step that is not listed here is synced, which is always safe.
 */
function durabilityOfStart(
  step: ResetStep,
  followsTrigger: boolean,
  nothingChanged: boolean,
): Durability {
  if (followsTrigger || isOf(step, 'cannotUndo') || step.kind === 'reboot') return 'onDisk';
  return isChange(step) && nothingChanged ? 'onDisk' : 'written';
}

/**
 * Runs the steps in order. Until the first change, a cancel or a file changed by somebody else ends
 * the run with nothing changed. On a later error, files are restored and services started again, so
 * the host is as before.
 */
export async function* runSteps(planRun: PlanRun): AsyncGenerator<RunEvent, RunOutcome> {
  const { plan, ports, recorder } = planRun;
  const tools: StepTools = {
    plan,
    ports,
    prepared: new Map<string, PreparedFile>(),
    reboot: planRun.reboot,
  };
  const begun = new Set<number>();
  let last: RunEvent['phase'] = 'skipped';
  for (const [index, step] of plan.steps.entries()) {
    if (begun.size === 0 && planRun.cancelled()) {
      await discardAll(tools);
      return { result: 'cancelled' };
    }
    const changed =
      begun.size === 0 && isChange(step)
        ? await changedMeanwhile(plan, planRun.basis, ports.files)
        : [];
    if (changed.length > 0) return yield* fail(planRun, tools, begun, index, changedError(changed));

    const starting = await recorder.note(
      index,
      'starting',
      durabilityOfStart(step, index === triggerStep(plan) + 1, begun.size === 0),
    );
    if (!starting.journaled.ok)
      return yield* fail(planRun, tools, begun, index, starting.journaled.error);
    yield starting.event;
    if (isChange(step)) begun.add(index);

    const end = await runStep(step, tools);
    if (!end.ok) return yield* fail(planRun, tools, begun, index, end.error);
    const { phase, ...note } = end.value;
    const ended = await recorder.note(index, phase, 'written', note);
    yield ended.event;
    // The reboot has been ordered. A journal that cannot be written does not change that.
    if (!ended.journaled.ok && step.kind !== 'reboot')
      return yield* fail(planRun, tools, begun, index, ended.journaled.error);
    if (step.kind === 'reboot') last = phase;
  }
  return { result: last === 'done' ? 'done' : 'awaitingReboot' };
}

async function* fail(
  { plan, ports, recorder }: PlanRun,
  tools: StepTools,
  begun: ReadonlySet<number>,
  index: number,
  error: PortError,
): AsyncGenerator<RunEvent, RunOutcome> {
  const first = atStep(error, index, begun.size === 0 ? 'untouched' : 'changed');
  const noted = await recorder.note(index, 'failed', 'onDisk', { error: first });
  yield noted.event;
  await discardAll(tools);
  // Without a journal entry, a removed trigger would look as if the host's start had taken it. It
  // is better to keep all new files then.
  const unrecorded = !noted.journaled.ok && triggerStep(plan) < index;
  if (unrecorded || isPointOfNoReturn(plan.steps[index])) return { result: 'failed', error: first };
  const notRolledBack = yield* rollBack(plan, begun, ports, recorder);
  const commandBegun = plan.steps.some((step, at) => begun.has(at) && isOf(step, 'cannotUndo'));
  return {
    result: 'failed',
    error: {
      ...first,
      leftHost: notRolledBack.length > 0 ? 'changed' : commandBegun ? 'unknown' : 'untouched',
    },
  };
}

async function discardAll(tools: StepTools): Promise<void> {
  for (const prepared of tools.prepared.values()) await tools.ports.files.discard(prepared);
  tools.prepared.clear();
}

function changedError(paths: readonly string[]): PortError {
  return {
    code: 'changedMeanwhile',
    subject: paths.join(', '),
    cause: '',
    retryable: true,
  };
}
