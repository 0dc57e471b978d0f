import type { RunNote } from './event.js';
import type { ResetPlan, ResetStep } from '../plan/plan.js';
import { fileSteps, isAsWanted, type FileStep } from '../plan/plan-files.js';
import type { ResetPorts } from './ports.js';
import {
  err,
  ok,
  type Result,
  type CommandOutcome,
  type PortError,
  type PreparedFile,
} from '../../model/index.js';

/** What one step needs besides itself. */
export interface StepTools {
  readonly plan: ResetPlan;
  readonly ports: ResetPorts;
  /** `prepareFiles` fills it; each replacement removes its own file. */
  readonly prepared: Map<string, PreparedFile>;
  /** false skips the reboot. */
  readonly reboot: boolean;
}

/** How a successful step ended. */
export type StepEnd =
  | { readonly phase: 'done'; readonly note?: RunNote }
  | { readonly phase: 'skipped'; readonly note: RunNote };

const done: StepEnd = { phase: 'done' };

/** Runs one step. Running a step twice has the same effect as running it once. */
export async function runStep(
  step: ResetStep,
  tools: StepTools,
): Promise<Result<StepEnd, PortError>> {
  const { files, machine, undo } = tools.ports;
  switch (step.kind) {
    case 'saveUndo':
      return asDone(await undo.save(tools.plan.id, step.paths));
    case 'prepareFiles':
      return prepareAll(tools);
    case 'replaceFile':
      return replace(step, tools);
    case 'removeFile': {
      const removed = await files.remove(step.path);
      if (!removed.ok) return removed;
      return ok(
        removed.value ? done : { phase: 'skipped', note: { code: 'absent', detail: step.path } },
      );
    }
    case 'sync':
      return asDone(await files.sync(fileSteps(tools.plan).map(({ path }) => path)));
    case 'stopService':
      return commanded(await machine.stopService(step.service));
    case 'reconfigureManagement':
      return commanded(await machine.reconfigureManagement(step.args));
    case 'resetInterfaceNames':
      return commanded(await machine.resetInterfaceNames());
    case 'remountRoot':
      return commanded(await machine.remountRoot());
    case 'reboot': {
      if (!tools.reboot) return ok({ phase: 'skipped', note: { code: 'notWanted', detail: '' } });
      const rebooted = await machine.reboot();
      return rebooted.ok ? commanded(rebooted) : err({ ...rebooted.error, code: 'rebootFailed' });
    }
  }
}

/** Writes every new file to the disk and checks every removal, before anything is changed. */
async function prepareAll(tools: StepTools): Promise<Result<StepEnd, PortError>> {
  // At once: the disk syncs several files in little more time than one.
  const ready = await Promise.all(
    fileSteps(tools.plan).map((step) =>
      step.kind === 'replaceFile' ? prepareOne(step, tools) : tools.ports.files.check(step.path),
    ),
  );
  const failed = ready.find((one) => !one.ok);
  if (failed?.ok === false) return failed;
  return ok(doneWith([...tools.prepared.values()].flatMap((file) => file.movedAside ?? [])));
}

async function prepareOne(
  step: Extract<FileStep, { kind: 'replaceFile' }>,
  tools: StepTools,
): Promise<Result<void, PortError>> {
  if (tools.prepared.has(step.path) || isAsWanted(step, await tools.ports.files.read(step.path)))
    return ok(undefined);
  const prepared = await tools.ports.files.prepare(step.path, step.content, step.mode);
  if (!prepared.ok) return prepared;
  tools.prepared.set(step.path, prepared.value);
  return ok(undefined);
}

async function replace(
  step: Extract<FileStep, { kind: 'replaceFile' }>,
  tools: StepTools,
): Promise<Result<StepEnd, PortError>> {
  const { files } = tools.ports;
  const ready = await prepareOne(step, tools);
  if (!ready.ok) return ready;
  // The trigger makes the next start reset the host. So all other files must be on the disk before
  // it, and it must be on the disk before the journal says so.
  const isLast = step.file === 'trigger';
  const others = fileSteps(tools.plan).flatMap(({ path }) => (path === step.path ? [] : [path]));
  const before = isLast ? await files.sync(others) : ok(undefined);
  if (!before.ok) return before;
  const prepared = tools.prepared.get(step.path);
  let movedAside: readonly string[] = [];
  if (prepared !== undefined) {
    const committed = await files.commit(prepared);
    if (!committed.ok) return committed;
    movedAside = committed.value;
    tools.prepared.delete(step.path);
  }
  const after = isLast ? await files.sync([step.path]) : ok(undefined);
  if (!after.ok) return after;
  return ok(
    prepared === undefined
      ? { phase: 'skipped', note: { code: 'alreadyDone', detail: step.path } }
      : doneWith(movedAside),
  );
}

function doneWith(movedAside: readonly string[]): StepEnd {
  return movedAside.length === 0
    ? done
    : { phase: 'done', note: { code: 'movedAside', detail: movedAside.join(', ') } };
}

function asDone(result: Result<void, PortError>): Result<StepEnd, PortError> {
  return result.ok ? ok(done) : result;
}

function commanded(result: Result<CommandOutcome, PortError>): Result<StepEnd, PortError> {
  if (!result.ok) return result;
  return ok(
    result.value.ran
      ? done
      : { phase: 'skipped', note: { code: 'wouldRun', detail: result.value.command } },
  );
}
