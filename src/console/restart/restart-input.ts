import type { HostStatus } from '../../model/index.js';
import type { ResetRecord, VerificationReport } from '../../reset/index.js';
import type { Effect } from '../effect.js';
import type { ConsoleEvent, RestartPhase } from '../event.js';
import { geometry } from '../frame/geometry.js';
import type { InputEvent } from '../key.js';
import {
  restartReported,
  withRestartNews,
  restartWaits,
  storyParagraphs,
  type RestartState,
} from './restart.js';
import { firstMenu } from '../menu/menu.js';
import { openRebuild, openUndo } from '../menu/open-item.js';
import { offersRebuild, reportLines, type ReportState } from './report.js';
import { reread } from '../reread.js';
import { runPageName } from '../reset/run.js';
import type { RunState } from '../reset/run-state.js';
import { pressedKey } from '../widgets/moved.js';
import { scrolled } from '../widgets/scroll.js';
import { only, type ConsoleState, type Update } from '../state.js';

/** The Status Display, which is shown after a watched restart. */
const atStatus = { menu: firstMenu, itemPageFirst: 0 } as const;

/**
 * The report's page after an input: Enter acknowledges the report, Esc leaves it for later, and F5
 * makes it again.
 */
function reportInput(
  state: ConsoleState,
  restart: RestartState,
  result: ReportState,
  input: InputEvent,
): Update {
  if (offersRebuild(result.report) && ['f8', 'b', 'r'].includes(pressedKey(input)))
    return openRebuild(state);
  if (offersRebuild(result.report) && pressedKey(input) === 'u') return openUndo(state);
  if (input.kind === 'key') {
    switch (input.key) {
      case 'enter':
        return {
          state: { ...state, ...atStatus, restart: null },
          effects: [{ kind: 'acknowledge', report: result.report, by: state.session?.user ?? '' }],
        };
      case 'escape':
        return only({ ...state, ...atStatus, restart: { ...restart, hidden: true } });
      case 'f5':
        return { state, effects: [{ kind: 'readReport' }] };
      default:
        break;
    }
  }
  const area = geometry(state.size).dialogue;
  const first = scrolled(
    result.first,
    input,
    reportLines(result, storyParagraphs(restart), area.columns).length,
    area.rows,
  );
  return only({ ...state, restart: { ...restart, result: { ...result, first } } });
}

/**
 * The console after an input on the restart's page. Enter or Esc closes the page of a restart. A
 * result has its own keys.
 */
export function restartInput(state: ConsoleState, input: InputEvent): Update {
  const { restart } = state;
  if (restart === null) return only(state);
  if (restart.result !== null) return reportInput(state, restart, restart.result, input);
  const closes = input.kind === 'key' && (input.key === 'escape' || input.key === 'enter');
  return only(closes ? { ...state, restart: { ...restart, hidden: true } } : state);
}

/**
 * Brings back a page that was left for later: a report that nobody has read, or a reset that is
 * still being completed.
 */
export function withUnread(state: ConsoleState): ConsoleState {
  const { restart } = state;
  return restart !== null &&
    restart.hidden &&
    (restart.result !== null || restart.about !== 'restart')
    ? { ...state, restart: { ...restart, hidden: false } }
    : state;
}

/** Makes an open report again, after a change that it does not show yet. */
export function reportAgain({ restart }: ConsoleState): readonly Effect[] {
  return restart !== null && restart.result !== null ? [{ kind: 'readReport' }] : [];
}

/** Makes an open report again when the management interface has changed, whoever has done it. */
export function reportAfterMove(
  state: ConsoleState,
  { management }: HostStatus,
): readonly Effect[] {
  const before = state.status?.management;
  const moved = before !== undefined && JSON.stringify(before) !== JSON.stringify(management);
  return moved ? reportAgain(state) : [];
}

function endedRun({ dialogue, run }: ConsoleState): RunState | null {
  return dialogue?.page.name === runPageName && run !== null && run.outcome !== null ? run : null;
}

/** Drops a run that has ended once the restart reports, unless its page is still open. */
function runLeft(
  { run }: ConsoleState,
  dialogue: ConsoleState['dialogue'],
): Pick<ConsoleState, 'run'> {
  const ended = run !== null && run.outcome !== null && dialogue?.page.name !== runPageName;
  return { run: ended ? null : run };
}

/**
 * The dialogue, unless it is a run that has ended or only says that the host goes down: the page of
 * the restart replaces those. It never replaces another dialogue.
 */
function withoutEndedRun(state: ConsoleState): ConsoleState['dialogue'] {
  return endedRun(state) === null && state.dialogue?.page.givesWay !== true ? state.dialogue : null;
}

/** The console after a `restart` event. */
export function restartEvent(state: ConsoleState, phase: RestartPhase, detail: string): Update {
  const run = endedRun(state);
  const dialogue = withoutEndedRun(state);
  const restart = withRestartNews(
    state.restart,
    phase,
    detail,
    run === null ? null : { plan: run.plan, events: run.events, begunAt: run.plan.createdAt },
  );
  if (phase !== 'ready') {
    return {
      state: { ...state, ...runLeft(state, dialogue), dialogue, restart },
      effects: phase === 'failed' ? [{ kind: 'readStatus' }] : [],
    };
  }
  // Only an operator who watched the restart is taken to the Status Display. The bar never moves
  // while somebody uses the menu.
  const watched =
    dialogue === null && restart !== null && restart.result === null && !restart.hidden;
  const kept = restart === null || restart.result !== null ? restart : { ...restart, hidden: true };
  return {
    state: {
      ...state,
      ...runLeft(state, dialogue),
      ...(watched ? atStatus : {}),
      dialogue,
      restart: kept,
    },
    effects: reread,
  };
}

/** The console after the report of a completed reset. */
export function resetReported(
  state: ConsoleState,
  report: VerificationReport,
  waiting: boolean,
): Update {
  const { restart } = state;
  // A watched restart ends with `ready`, which reads everything again. Here no other event tells
  // the end, so the report reads everything again.
  const unheard = restart !== null && restart.about !== 'restart' && restart.result === null;
  const dialogue = withoutEndedRun(state);
  return {
    state: {
      ...state,
      ...runLeft(state, dialogue),
      dialogue,
      restart: restartReported(restart, report, waiting),
    },
    effects: unheard ? reread : [],
  };
}

/** A console that was started after the reboot, while the reset is still being completed. */
export function resetAwaited(
  state: ConsoleState,
  { reset, xapi, reason }: ConsoleEvent & { readonly kind: 'awaited' },
): Update {
  // The page of the failed restart says more than a page that only waits.
  if (state.restart?.about === 'restart' && state.restart.news.at(-1)?.phase === 'failed')
    return only(state);
  const run: Pick<ResetRecord, 'plan' | 'events' | 'begunAt'> = {
    plan: reset.plan,
    events: reset.events,
    begunAt: reset.begunAt,
  };
  return only({ ...state, restart: restartWaits(state.restart, run, xapi, reason) });
}
