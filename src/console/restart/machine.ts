import type { VerificationReport } from '../../reset/index.js';
import type { HostFacts } from '../../model/index.js';
import { clean, keyHints, machineWords as words } from '../../text/index.js';
import { blank, item, layout, text, type Paragraph } from '../widgets/paragraph.js';
import type { MachinePhase } from '../event.js';
import type { UnfinishedReset } from '../reset/unfinished.js';
import { reportView, type ReportState } from './report.js';
import { stepViews } from '../reset/run.js';
import { startRun } from '../reset/run-state.js';
import type { PageView, ProgressView } from '../view.js';

/** One word from the machine, or about what is waited for. */
interface MachineWord {
  readonly phase: MachinePhase | 'xapi' | 'completing' | 'answering';
  readonly detail: string;
}

/**
 * What the restarting machine has told, in order, and what came of the reset that the restart was
 * for.
 */
export interface MachineState {
  /**
   * What is being watched: a restart from the beginning, one that the console itself has not
   * outlived, or a reset completed by an answer.
   */
  readonly about: 'restart' | 'waiting' | 'answer';
  /** The reset whose steps came before; null: none was watched. */
  readonly run: UnfinishedReset | null;
  readonly told: readonly MachineWord[];
  /** Esc has put the page away: it comes back with the next restart, with a report, or with F5. */
  readonly hidden: boolean;
  /** The reset was completed: the page stays until it is acknowledged. */
  readonly result: ReportState | null;
}

/**
 * The page with one more word from the machine; null while there is none: only a restart opens it,
 * services stopping begin a new one.
 */
export function withMachineEvent(
  machine: MachineState | null,
  phase: MachinePhase,
  detail: string,
  run: UnfinishedReset | null,
): MachineState | null {
  const begins =
    phase === 'stopping'
      ? machine?.told.at(-1)?.phase !== 'stopping'
      : phase === 'booting' && machine === null;
  const before: MachineState | null = begins
    ? { about: 'restart', run, told: [], hidden: false, result: null }
    : machine;
  // The run's own end may be heard after the first service stops.
  return before === null
    ? null
    : { ...before, run: before.run ?? run, told: [...before.told, { phase, detail }] };
}

/**
 * The page of a console that was started after the reboot, while the host's XAPI is still on its
 * way. `trouble`: why it has not completed the reset; '' while it may.
 */
export function machineWaits(
  machine: MachineState | null,
  run: UnfinishedReset,
  xapi: HostFacts['xapi'],
  trouble: string,
): MachineState {
  const waits: readonly MachineWord[] =
    xapi === 'running' ? [{ phase: 'completing', detail: '' }] : [];
  const told: readonly MachineWord[] = [
    { phase: 'booting', detail: '' },
    { phase: 'xapi', detail: '' },
    ...waits,
    ...(trouble === '' ? [] : [{ phase: 'failed' as const, detail: trouble }]),
  ];
  return { about: 'waiting', run, told, hidden: machine?.hidden ?? false, result: null };
}

/** The page while a reset is completed on the port that was named. */
export function machineAnswered(device: string): MachineState {
  return {
    about: 'answer',
    run: null,
    told: [{ phase: 'answering', detail: device }],
    hidden: false,
    result: null,
  };
}

/**
 * The page with what came of the reset, whether or not its restart was watched; a report that is
 * made anew leaves the page where it is.
 */
export function machineReported(
  machine: MachineState | null,
  report: VerificationReport,
  waiting: boolean,
): MachineState {
  const same = machine?.result?.report.planId === report.planId ? machine.result : null;
  return {
    about: machine?.about ?? 'waiting',
    run: machine?.run ?? null,
    told: machine?.told ?? [],
    hidden: same !== null && machine?.hidden === true,
    result: { report, waiting, first: same?.first ?? 0 },
  };
}

const label = ({ phase, detail }: MachineWord): string => {
  const what = clean(detail);
  return what === '' ? words.phases[phase] : `${words.phases[phase]}: ${what}`;
};

/**
 * What was told without the beginnings whose end was told right after ("X ..." before "X: done"),
 * and without the lines of a report, which has a page of its own.
 */
function settled(told: readonly MachineWord[]): readonly MachineWord[] {
  return told.filter(
    ({ detail }, index) =>
      !/^(?:ok {5}|FAILED )/u.test(detail) &&
      (!detail.endsWith(' ...') ||
        told[index + 1]?.detail.startsWith(`${detail.slice(0, -4)}:`) !== true),
  );
}

/** The reset's own steps, as far as they were heard of: the list that the restart goes on. */
function stepsBefore(run: UnfinishedReset | null, now: string): ProgressView['steps'] {
  if (run === null) return [];
  const heard = new Set(run.events.map(({ step }) => step));
  return stepViews({ ...startRun(run.plan, run.events), outcome: { result: 'done' } }, now).filter(
    (_, index) => heard.has(index),
  );
}

const sentences = {
  restart: {
    title: words.title,
    wait: words.wait,
    failedTitle: words.failedTitle,
    failed: words.failed,
  },
  waiting: {
    title: words.completingTitle,
    wait: words.goesOn,
    failedTitle: words.notCompletedTitle,
    failed: words.notCompleted,
  },
  answer: {
    title: words.completingTitle,
    wait: words.goesOn,
    failedTitle: words.notCompletedTitle,
    failed: words.notCompleted,
  },
} as const;

/** The page of the machine as it restarts. */
function restartView(
  { about, run, told: all }: MachineState,
  now: string,
  columns: number,
): ProgressView {
  const told = settled(all);
  const before = stepsBefore(run, now);
  const last = told.length - 1;
  const failed = told.at(-1)?.phase === 'failed';
  const say = sentences[about];
  // A reason is a whole sentence, which a row of the list would cut.
  const reason = failed ? clean(told.at(-1)?.detail ?? '') : '';
  return {
    kind: 'progress',
    title: failed ? say.failedTitle : say.title,
    steps: [
      ...before,
      ...told.map((word, index) => ({
        label: word.phase === 'failed' ? words.phases.failed : label(word),
        state:
          word.phase === 'failed'
            ? ('failed' as const)
            : index === last
              ? ('running' as const)
              : ('done' as const),
        note: '',
      })),
    ],
    current: Math.max(0, before.length + last),
    summary: layout(
      [
        ...(reason === '' ? [] : [text(reason, 'bad'), blank]),
        text(failed ? say.failed : say.wait, failed ? 'bad' : 'plain'),
      ],
      columns,
    ),
    keys: failed ? [keyHints.close] : [keyHints.back],
  };
}

/** What the machine told on its way, below the report. */
export function storyBlocks({ told, about }: MachineState): readonly Paragraph[] {
  if (told.length === 0 || about === 'waiting') return [];
  return [
    blank,
    text(words.story, 'heading'),
    ...settled(told).map((word) => item(label(word), word.phase === 'failed' ? 'bad' : 'plain')),
  ];
}

/** The machine's page: the restart as it goes on, or its result. `now`: ISO 8601, UTC. */
export function machineView(
  machine: MachineState,
  now: string,
  columns: number,
): ProgressView | PageView {
  return machine.result === null
    ? restartView(machine, now, columns)
    : reportView(machine.result, storyBlocks(machine), columns);
}
