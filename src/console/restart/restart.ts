import type { VerificationReport } from '../../reset/index.js';
import type { HostFacts } from '../../model/index.js';
import { clean, completedText, keyHints, restartWords as words } from '../../text/index.js';
import { blank, item, layout, text, type Paragraph } from '../widgets/paragraph.js';
import type { RestartPhase } from '../event.js';
import type { UnfinishedReset } from '../reset/unfinished.js';
import { reportView, type ReportState } from './report.js';
import { stepViews } from '../reset/run.js';
import { startRun } from '../reset/run-state.js';
import type { PageView, ProgressView } from '../view.js';

/** One event of a restart, or of what is waited for. */
interface RestartNews {
  readonly phase: RestartPhase | 'xapi' | 'completing' | 'answering';
  readonly detail: string;
}

/**
 * The events of a restart in their order, and the result of the reset that it was for.
 */
export interface RestartState {
  /**
   * What is watched: `restart`, from its beginning; `waiting`, after the console itself was
   * restarted; `answer`, a reset that the operator's answer completes.
   */
  readonly about: 'restart' | 'waiting' | 'answer';
  /** The reset whose steps came before; null: the console watched none. */
  readonly run: UnfinishedReset | null;
  readonly news: readonly RestartNews[];
  /** Esc has closed the page. The next restart, a report or F5 opens it again. */
  readonly hidden: boolean;
  /** Set once the reset is completed. The page then stays until the operator acknowledges it. */
  readonly result: ReportState | null;
}

/**
 * The page after one more event; null if there is no page. A restart opens the page. Services that
 * stop begin a new restart.
 */
export function withRestartNews(
  restart: RestartState | null,
  phase: RestartPhase,
  detail: string,
  run: UnfinishedReset | null,
): RestartState | null {
  const begins =
    phase === 'stopping'
      ? restart?.news.at(-1)?.phase !== 'stopping'
      : phase === 'booting' && restart === null;
  const before: RestartState | null = begins
    ? { about: 'restart', run, news: [], hidden: false, result: null }
    : restart;
  // The end of the run may arrive after the first service has stopped.
  return before === null
    ? null
    : { ...before, run: before.run ?? run, news: [...before.news, { phase, detail }] };
}

/**
 * The page of a console that was started after the reboot, while the host's XAPI still starts.
 * `reason`: why XAPI has not completed the reset; '' while it still may.
 */
export function restartWaits(
  restart: RestartState | null,
  run: UnfinishedReset,
  xapi: HostFacts['xapi'],
  reason: string,
): RestartState {
  const waits: readonly RestartNews[] =
    xapi === 'running' ? [{ phase: 'completing', detail: '' }] : [];
  const news: readonly RestartNews[] = [
    { phase: 'booting', detail: '' },
    { phase: 'xapi', detail: '' },
    ...waits,
    ...(reason === '' ? [] : [{ phase: 'failed' as const, detail: reason }]),
  ];
  return { about: 'waiting', run, news: news, hidden: restart?.hidden ?? false, result: null };
}

/** The page while a reset is completed on the port that was named. */
export function portAnswered(device: string): RestartState {
  return {
    about: 'answer',
    run: null,
    news: [{ phase: 'answering', detail: device }],
    hidden: false,
    result: null,
  };
}

/**
 * The page with the report of the reset, whether or not its restart was watched. A report that is
 * made again keeps its scroll position.
 */
export function restartReported(
  restart: RestartState | null,
  report: VerificationReport,
  waiting: boolean,
): RestartState {
  const same = restart?.result?.report.planId === report.planId ? restart.result : null;
  return {
    about: restart?.about ?? 'waiting',
    run: restart?.run ?? null,
    news: restart?.news ?? [],
    hidden: same !== null && restart?.hidden === true,
    result: { report, waiting, first: same?.first ?? 0 },
  };
}

const label = ({ phase, detail }: RestartNews): string => {
  const what = clean(detail);
  return what === '' ? words.phases[phase] : `${words.phases[phase]}: ${what}`;
};

/**
 * The events without three kinds of lines: beginnings directly followed by their end ("X ..."
 * before "X: done"), and lines of a report and its headline, which have their own page.
 */
function settled(news: readonly RestartNews[]): readonly RestartNews[] {
  return news.filter(
    ({ detail }, index) =>
      !/^(?:ok {5}|FAILED )/u.test(detail) &&
      detail !== completedText &&
      (!detail.endsWith(' ...') ||
        news[index + 1]?.detail.startsWith(`${detail.slice(0, -4)}:`) !== true),
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
  { about, run, news: all }: RestartState,
  now: string,
  columns: number,
): ProgressView {
  const shown = settled(all);
  const before = stepsBefore(run, now);
  const last = shown.length - 1;
  const failed = shown.at(-1)?.phase === 'failed';
  const say = sentences[about];
  // A reason is a whole sentence, which a row of the list would cut.
  const reason = failed ? clean(shown.at(-1)?.detail ?? '') : '';
  return {
    kind: 'progress',
    title: failed ? say.failedTitle : say.title,
    steps: [
      ...before,
      ...shown.map((word, index) => ({
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

/** The restart's events, shown below the report. */
export function storyParagraphs({ news: told, about }: RestartState): readonly Paragraph[] {
  if (told.length === 0 || about === 'waiting') return [];
  return [
    blank,
    text(words.story, 'heading'),
    ...settled(told).map((word) => item(label(word), word.phase === 'failed' ? 'bad' : 'plain')),
  ];
}

/** The page of a restart: its progress, or its result. `now`: ISO 8601, UTC. */
export function restartPage(
  restart: RestartState,
  now: string,
  columns: number,
): ProgressView | PageView {
  return restart.result === null
    ? restartView(restart, now, columns)
    : reportView(restart.result, storyParagraphs(restart), columns);
}
