import { join } from 'node:path';
import {
  finish,
  ok,
  retell,
  type ResetError,
  type Result,
  type HostPort,
  type PortError,
} from '../../model/index.js';
import {
  planFileStates,
  fileSteps,
  isResumable,
  journalState,
  latestTrial,
  parseTrialEntry,
  printTrialEntry,
  printTrigger,
  resetHistory,
  resumePlan,
  runPlan,
  stoppedHalfWay,
  triggerTaken,
  undoAhead,
  undoPlan,
  type Initiator,
  type JournalEntry,
  type ResetPorts,
  type Resets,
  type RunEvent,
} from '../../reset/index.js';
import { readBootId } from '../machine/boot.js';
import { openTree } from '../files/host-tree.js';
import type { DiskOperations } from '../files/disk.js';
import { createDurableFiles } from '../files/durable-file.js';
import { createFilePort } from '../files/file-port.js';
import { createJournalStore } from './journal-store.js';
import { createLineStore } from './line-store.js';
import { createLock } from './lock.js';
import { machineProcesses, type Processes } from '../machine/processes.js';
import { createRoot } from '../files/root.js';
import { ownersRule } from '../files/found-entry.js';
import { diskBelow } from '../files/direct-disk.js';
import { createUndoStore } from './undo-store.js';

/** What tests replace. */
export interface RunnerSurroundings {
  readonly disk: DiskOperations;
  readonly processes: Processes;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** The id of the present boot; empty when the kernel does not say. */
  readonly boot: string;
}

const stateFolder = '/var/lib/xsconsole/reset';
/**
 * We promise the last ten resets. The journal is rewritten only when it has more than twice as
 * many.
 */
const keptResets = 20;
const triggerMode = 0o644;

/** Opens the resets of a host; makes nothing on the disk before `run`, `resume` or `undo`. */
export async function openResets(
  { root: directory, machine }: Pick<HostPort, 'root' | 'machine'>,
  surroundings: Partial<RunnerSurroundings> = {},
): Promise<Resets> {
  const {
    disk = diskBelow(directory),
    processes = await machineProcesses(),
    now = () => new Date().toISOString(),
    boot = await readBootId(await openTree(directory, disk)),
  } = surroundings;
  const root = createRoot(directory, disk);
  const located = await root.locate(stateFolder);
  const folder = located.ok ? located.value.disk : join(root.directory, stateFolder);
  const durable = createDurableFiles(disk, processes);
  const files = createFilePort(root, disk, durable);
  const counts = await ownersRule(root, disk, `${stateFolder}/`);
  const journal = createJournalStore(join(folder, 'journal'), disk, durable, counts);
  const trials = createLineStore(
    join(folder, 'trials'),
    { print: printTrialEntry, parse: parseTrialEntry },
    disk,
    durable,
    counts,
  );
  const undo = createUndoStore(join(folder, 'undo'), root, disk, durable, counts);
  const lock = createLock(folder, disk, durable, processes, counts);
  const completion = createLock(join(folder, 'completion'), disk, durable, processes, counts);
  const ports: ResetPorts = {
    files,
    machine,
    journal,
    undo,
    now,
    pid: processes.own.pid,
    boot,
  };

  /** Deletes old resets, and temporary files that a crash of the latest reset has left. */
  const cleanUp = async (): Promise<Result<void, PortError>> => {
    const kept = await journal.rotate(keptResets);
    if (!kept.ok) return kept;
    const read = await journal.read();
    if (!read.ok) return read;
    for (const step of resetHistory(read.value.entries)
      .slice(-1)
      .flatMap(({ plan }) => fileSteps(plan))) {
      const place = await root.locateName(step.path);
      const tidied = place.ok ? await durable.tidy(place.value.disk) : place;
      if (!tidied.ok) return tidied;
    }
    return undo.keepOnly(kept.value);
  };
  async function* alone<Outcome>(
    initiator: Initiator,
    work: () => AsyncGenerator<RunEvent, Outcome>,
  ): AsyncGenerator<RunEvent, Outcome | Refused> {
    const release = await lock.take(initiator.user, now());
    if (!release.ok) return refused(release.error);
    try {
      const cleaned = await cleanUp();
      return cleaned.ok ? yield* toTheEnd(work()) : refused(cleaned.error);
    } finally {
      await release.value();
    }
  }

  const note = (entry: JournalEntry): Promise<Result<void, PortError>> => journal.append(entry);

  return {
    files,
    run: (plan, options) => alone(options.initiator, () => runPlan(plan, ports, options)),
    resume: (initiator) => alone(initiator, () => resumePlan(ports, initiator)),
    undo: (options) => alone(options.initiator, () => undoPlan(ports, options)),
    undoAhead: () => undoAhead(ports),
    hold: (user) => lock.take(user, now()),
    holdCompletion: () => completion.take('root', now()),
    status: async () => {
      const read = await journal.read();
      const running = await lock.holder();
      if (!read.ok) return read;
      if (!running.ok) return running;
      const latest = journalState(read.value.entries);
      return ok({
        running: running.value,
        latest,
        triggerTaken: latest.state !== 'none' && (await triggerTaken(latest.reset, files)),
        files: stoppedHalfWay(latest)
          ? await planFileStates(latest.reset.plan, latest.reset.basis, files)
          : [],
        boot: ports.boot ?? '',
        history: resetHistory(read.value.entries),
        damagedLines: read.value.damagedLines,
      });
    },
    recordCompletion: async (report) => {
      const read = await journal.read();
      if (!read.ok) return read;
      const latest = journalState(read.value.entries);
      if (!isResumable(latest) && latest.state !== 'completed') return ok(false);
      if (latest.reset.plan.id !== report.planId) return ok(false);
      const noted = await note({ kind: 'completed', at: now(), planId: report.planId, report });
      return noted.ok ? ok(true) : noted;
    },
    recordKept: (planId, kept) => note({ kind: 'kept', at: now(), planId, kept }),
    recordRebuilt: (planId, made) => {
      const items = made.map(({ kind, name, state, reason = null, detail }) => ({
        kind,
        name,
        state,
        reason,
        detail,
      }));
      return note({ kind: 'rebuilt', at: now(), planId, items });
    },
    recordWait: (planId, wait) => note({ kind: 'wait', at: now(), planId, wait }),
    trial: async () => {
      const read = await trials.read();
      if (!read.ok) return read;
      const record = latestTrial(read.value.entries);
      if (record === null) return ok(null);
      const changing = record.now.state === 'ahead' && (await processes.isAlive(record.ahead.by));
      return ok({ record, changing });
    },
    beginTrial: async (ahead) => {
      const read = await trials.read();
      if (!read.ok) return read;
      const cleared = await trials.dropBefore(read.value.entries.length);
      if (!cleared.ok) return cleared;
      const id = crypto.randomUUID();
      const trial = { ...ahead, state: 'ahead', by: processes.own } as const;
      const noted = await trials.append({ id, at: now(), trial });
      return noted.ok ? ok(id) : noted;
    },
    recordTrial: (id, trial) => trials.append({ id, at: now(), trial }),
    recordQuestion: (planId, question) => note({ kind: 'asked', at: now(), planId, question }),
    recordAnswer: async (planId, answer, initiator) => {
      const read = await journal.read();
      if (!read.ok) return read;
      const reset = resetHistory(read.value.entries).find((record) => record.plan.id === planId);
      const noted = await note({ kind: 'answered', at: now(), planId, answer, initiator });
      if (!noted.ok || reset === undefined || reset.question?.used === answer.device) return noted;
      const { plan } = reset;
      if ((await files.read(plan.profile.triggerPath)).state !== 'absent') return noted;
      const prepared = await files.prepare(
        plan.profile.triggerPath,
        printTrigger({ ...plan.request, device: answer.device }),
        triggerMode,
      );
      const committed = prepared.ok ? await files.commit(prepared.value) : prepared;
      return committed.ok ? files.sync([plan.profile.triggerPath]) : committed;
    },
    acknowledge: (planId, report, initiator) =>
      note({ kind: 'acknowledged', at: now(), planId, report, initiator }),
  };
}

/**
 * Runs the work to its end even when the caller stops reading its events. Otherwise the host would
 * be left half reset.
 */
async function* toTheEnd<Outcome>(
  work: AsyncGenerator<RunEvent, Outcome>,
): AsyncGenerator<RunEvent, Outcome> {
  try {
    // `yield* work` would end the work with this.
    return yield* retell(work, (event) => event);
  } finally {
    await finish(work);
  }
}

interface Refused {
  readonly result: 'failed';
  readonly error: ResetError;
}

function refused(error: PortError): Refused {
  return { result: 'failed', error: { ...error, step: null, leftHost: 'untouched' } };
}
