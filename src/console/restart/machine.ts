import type { VerificationReport } from '../../reset/index.js';
import type { HostFacts } from '../../model/index.js';
import { clean, completedText, keyHints, machineWords as words } from '../../text/index.js';
import { blank, item, layout, text, type Paragraph } from '../widgets/paragraph.js';
import type { MachinePhase } from '../event.js';
import type { UnfinishedReset } from '../reset/unfinished.js';
import { reportView, type ReportState } from './report.js';
import { stepViews } from '../reset/run.js';
import { startRun } from '../reset/run-state.js';
import type { PageView, ProgressView } from '../view.js';

/** One event of the machine, or of what is waited for. */
interface MachineWord {
  readonly phase: MachinePhase | 'xapi' | 'completing' | 'answering';
  readonly detail: string;
}

/**
 * The events of the restarting machine in order, and the result of the reset that it restarted for.
 */
export interface MachineState {
  /**
   * What is watched: `restart`, from its beginning; `waiting`, after the console itself was
   * restarted; `answer`, a reset that the operator's answer completes.
   */
  readonly about: 'restart' | 'waiting' | 'answer';
  /** The reset whose steps came before; null: the console watched none. */
  readonly run: UnfinishedReset | null;
  readonly told: readonly MachineWord[];
  /** Esc has closed the page. The next restart, a report or F5 opens it again. */
  readonly hidden: boolean;
  /** Set once the reset is completed. The page then stays until the operator acknowledges it. */
  readonly result: ReportState | null;
}

/**
 * The page after one more event; null if there is no page. A restart opens the page. Services that
 * stop begin a new restart.
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
  // The end of the run may arrive after the first service has stopped.
  return before === null
    ? null
    : { ...before, run: before.run ?? run, told: [...before.told, { phase, detail }] };
}

/**
 * The page of a console that was started after the reboot, while the host's XAPI still starts.
 * `reason`: why XAPI has not completed the reset; '' while it still may.
 */
export function machineWaits(
  machine: MachineState | null,
  run: UnfinishedReset,
  xapi: HostFacts['xapi'],
  reason: string,
): MachineState {
  const waits: readonly MachineWord[] =
    xapi === 'running' ? [{ phase: 'completing', detail: '' }] : [];
  const told: readonly MachineWord[] = [
    { phase: 'booting', detail: '' },
    { phase: 'xapi', detail: '' },
    ...waits,
    ...(reason === '' ? [] : [{ phase: 'failed' as const, detail: reason }]),
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
 * The page with the report of the reset, whether or not its restart was watched. A report that is
 * made again keeps its scroll position.
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
 * The events without three kinds of lines: beginnings directly followed by their end ("X ..."
 * before "X: done"), and lines of a report and its headline, which have their own page.
 */
function settled(told: readonly MachineWord[]): readonly MachineWord[] {
  return told.filter(
    ({ detail }, index) =>
      !/^(?:ok {5}|FAILED )/u.test(detail) &&
      detail !== completedText &&
      (!detail.endsWith(' ...') ||
        told[index + 1]?.detail.startsWith(`${detail.slice(0, -4)}:`) !== true),
  );
}

/** The reset's own steps that this console has heard of. The restart continues their list. */
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

/** The page of a restart that goes on or has failed. */
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

/** The machine's events, shown below the report. */
export function storyParagraphs({ told, about }: MachineState): readonly Paragraph[] {
  if (told.length === 0 || about === 'waiting') return [];
  return [
    blank,
    text(words.story, 'heading'),
    ...settled(told).map((word) => item(label(word), word.phase === 'failed' ? 'bad' : 'plain')),
  ];
}

/** The machine's page: the progress of the restart, or its result. `now`: ISO 8601, UTC. */
export function machineView(
  machine: MachineState,
  now: string,
  columns: number,
): ProgressView | PageView {
  return machine.result === null
    ? restartView(machine, now, columns)
    : reportView(machine.result, storyParagraphs(machine), columns);
}
