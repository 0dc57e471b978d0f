import type { HostStatus, XapiSince } from '../model/index.js';
import {
  mayHaveChanged,
  type ResumeOutcome,
  type RunEvent,
  type UndoOutcome,
} from '../reset/index.js';
import { answered } from './answers.js';
import { input } from './console.js';
import type { ConsoleEvent } from './event.js';
import { withItemPageInside } from './menu/item-page.js';
import type { InputEvent } from './key.js';
import type { AskedPort } from './knowledge.js';
import { withLeftEnded, withLeftTold } from './left-change.js';
import { knowledgeOf } from './knowledge-of.js';
import { keyboardReturned, withKeyboard, withKeyboardUsed } from './login/idle-keyboard.js';
import { withListening } from './listening.js';
import type { LoginResult } from './login/login.js';
import { askLogin, itemUnderKey, loginRefused } from './login/login-form.js';
import type { Wanted } from './login/login-state.js';
import { withAsked, withDialogue } from './menu/open-item.js';
import type { PageAnswer } from './pages/index.js';
import { reread } from './reread.js';
import { interruptedPage } from './reset/interrupted.js';
import { portQuestionPage } from './reset/port-question.js';
import { runPageName } from './reset/run.js';
import { unfinishedOf, type RunState } from './reset/run-state.js';
import {
  restartEvent,
  resetAwaited,
  resetReported,
  reportAfterMove,
  reportAgain,
} from './restart/restart-input.js';
import { alive, expired, loginWanted, mayChange } from './login/session.js';
import { only, type ConsoleState, type Update } from './state.js';
import { withTrafficWatched } from './watch-traffic.js';
import type { Changed } from './widgets/change.js';
import { dialogueHears, enterLeads } from './widgets/dialogue.js';

/** The run whose page is open; null: none. */
function openRun({ dialogue, run }: ConsoleState): RunState | null {
  return dialogue?.page.name === runPageName ? run : null;
}

function withRunEvent(state: ConsoleState, event: RunEvent): ConsoleState {
  const run = openRun(state);
  return run === null || event.planId !== run.plan.id
    ? state
    : { ...state, run: { ...run, events: [...run.events, event] } };
}

/** If a run fails on a changed host, the reset's menu item leads back to it. */
function runEnded(state: ConsoleState, outcome: ResumeOutcome): Update {
  const run = openRun(state);
  if (run === null) return only(state);
  const stuck =
    outcome.result === 'failed' && mayHaveChanged(run) && outcome.error.leftHost !== 'untouched';
  const unfinished = stuck ? unfinishedOf({ ...run, outcome }) : null;
  return changedByRun({ ...state, run: { ...run, outcome }, unfinished });
}

/** Facts that were read before or during a run are outdated. */
function changedByRun(state: ConsoleState): Update {
  return { state: { ...state, facts: null }, effects: [{ kind: 'readFacts' }] };
}

function undoEnded(state: ConsoleState, outcome: UndoOutcome): Update {
  const run = openRun(state);
  if (run === null) return only(state);
  const over = outcome.result === 'undone' || outcome.result === 'nothingToUndo';
  return changedByRun({
    ...state,
    run: { ...run, undo: outcome },
    unfinished: over ? null : state.unfinished,
  });
}

/**
 * An input by the operator. If it needs a login, its outcome is held back until somebody logs in.
 */
function operated(state: ConsoleState, event: InputEvent): Update {
  const { state: present, effects } = expired(state);
  const used = event.kind === 'resized' ? present : withKeyboardUsed(alive(present));
  const next = input(used, event);
  if (mayChange(present) || next.guarded !== true)
    return { state: next.state, effects: [...effects, ...next.effects] };
  return { state: askLogin(present, event), effects };
}

/** Repeats an Enter that the open page has kept, if it can be answered now. */
function withKeptEnter(update: Update): Update {
  const { dialogue, help, login } = update.state;
  if (dialogue === null || help !== null || login !== null) return update;
  if (!enterLeads(dialogue, knowledgeOf(update.state))) return update;
  const next = operated(update.state, { kind: 'key', key: 'enter' });
  return { state: next.state, effects: [...update.effects, ...next.effects] };
}

/** Since when XAPI has been in its state. If the state is unchanged, the moment stays. */
function sinceOf(
  { status: before, xapiSince, now }: ConsoleState,
  { xapi }: HostStatus,
): XapiSince {
  return before === null || xapiSince === null
    ? { at: now, found: true }
    : before.xapi === xapi
      ? xapiSince
      : { at: now, found: false };
}

/** The same options while the zone is the same: only a change is drawn. */
function inZone(options: ConsoleState['options'], zone = options.zone): ConsoleState['options'] {
  return zone === options.zone ? options : { ...options, zone };
}

function handle(state: ConsoleState, event: ConsoleEvent): Update {
  switch (event.kind) {
    case 'key':
    case 'text':
    case 'resized':
      return operated(state, event);
    case 'facts':
      return withKeptEnter(heard(withItemPageInside({ ...state, facts: event.facts }), event));
    case 'status': {
      const { status } = event;
      const after = { ...state, status, xapiSince: sinceOf(state, status) };
      return withKeptEnter({
        state: withItemPageInside(after),
        effects: reportAfterMove(state, status),
      });
    }
    case 'logFailed':
      return only(withItemPageInside({ ...state, logError: event.error }));
    case 'run':
      return only(withRunEvent(state, event.event));
    case 'runEnded':
      return runEnded(state, event.outcome);
    case 'undoEnded':
      return undoEnded(state, event.outcome);
    case 'restart':
      return restartEvent(state, event.phase, event.detail);
    case 'report':
      return resetReported(state, event.report, event.waiting);
    case 'awaited':
      return resetAwaited(state, event);
    case 'portQuestion':
      return portAsked(state, { planId: event.planId, question: event.question });
    case 'resetAtWork':
      return only({ ...state, running: event.running });
    case 'confirmWait':
      return only(
        withItemPageInside({
          ...state,
          confirmWait: event.wait && { wait: event.wait, heardMs: state.sinceStartMs },
        }),
      );
    case 'managementTrial':
      return only(
        withItemPageInside({
          ...state,
          managementTrial: { trial: event.trial, heardMs: state.sinceStartMs },
        }),
      );
    case 'reachChecks':
      return only({ ...state, reachChecks: event.checks });
    case 'slowLine':
      return only({ ...state, options: { ...state.options, slowLine: true }, itemPageFirst: 0 });
    case 'tick':
      return keyboardReturned(
        expired({
          ...state,
          options: inZone(state.options, event.zone),
          now: event.now,
          offsetMinutes: event.offsetMinutes,
          sinceStartMs: event.sinceStartMs,
        }),
      );
    case 'loginEnded':
      return loggedIn(state, event.attempt, event.result);
    case 'access':
      return accessTold({ ...state, options: { ...state.options, login: event.login } });
    case 'traffic':
    case 'machineSummary':
    case 'time':
    case 'nameServers':
    case 'settings':
    case 'help':
    case 'shellEnded':
      return answered(state, event);
    case 'rebuildEnded': {
      const told = heard(state, event);
      return { ...told, effects: [...told.effects, ...reread, ...reportAgain(state)] };
    }
    case 'changed':
      return changeEnded(state, event);
    case 'wire':
      return heard(state.wire === null ? state : { ...state, wire: event }, event);
    case 'keyboard':
      return heard(withKeyboard(state, event), event);
    case 'itemStep':
      return heard(withLeftTold(state, event), event);
    case 'interrupted': {
      const found = { ...state, unfinished: event.reset };
      return only(
        state.dialogue === null ? withDialogue(found, interruptedPage(event.reset)) : found,
      );
    }
    // An answer that only its page waits for.
    default:
      return heard(state, event);
  }
}

/** The console after its dialogue received an answer that it may have waited for. */
function heard(state: ConsoleState, answer: PageAnswer): Update {
  const { dialogue } = state;
  const step =
    dialogue === null ? null : dialogueHears(dialogue, answer.kind, answer, knowledgeOf(state));
  return step === null
    ? only(state)
    : withAsked({ ...state, dialogue: step.dialogue }, step.effects, step.guarded);
}

/** The end of a change, told to its page, open or closed. */
function changeEnded(state: ConsoleState, event: Changed): Update {
  const ended = withLeftEnded(state, event);
  if (ended !== null) return { state: ended, effects: reread };
  const next = heard(state, event);
  return { ...next, effects: [...next.effects, ...reread] };
}

/**
 * Opens the start-up's question which port is meant. If another dialogue is open, the question
 * waits in the reset's menu item.
 */
function portAsked(state: ConsoleState, asked: AskedPort): Update {
  const found = { ...state, asked };
  return only(state.dialogue === null ? withDialogue(found, portQuestionPage(asked)) : found);
}

/**
 * The console after an event, with the effects to do outside. Pure; it never throws, whatever
 * events come in whatever order.
 */
export function update(state: ConsoleState, event: ConsoleEvent): Update {
  const next = handle(state, event);
  // A tick alone never changes whether traffic is shown, and it comes every second.
  return event.kind === 'tick' ? withListening(next) : withTrafficWatched(withListening(next));
}

/**
 * Repeats an input that needed a login, if the bar is still on its menu item. An answer in a
 * dialogue is not repeated: the dialogue still shows its question, and the operator first sees what
 * changed meanwhile.
 */
function repeatInput(state: ConsoleState, then: Wanted | null): Update {
  return then === null || then.item === null || then.item !== itemUnderKey(state)
    ? only(state)
    : operated(state, then.event);
}

/**
 * After a login, the console continues with the input that needed it. It ignores the end of an
 * attempt that was given up.
 */
function loggedIn(state: ConsoleState, attempt: number, result: LoginResult): Update {
  const { login } = state;
  if (login?.attempt !== attempt) return only(state);
  if (!result.ok) return only(loginRefused(state, result));
  const { user, failedLogins, said } = result;
  const session = { user, lastKeyMs: state.sinceStartMs, failedLogins, said };
  return repeatInput({ ...state, login: null, timedOut: '', session }, login.then);
}

/**
 * Closes the login form once it is known that nobody has to log in. A user who was let in because
 * no password was set must log in once one is set.
 */
function accessTold(state: ConsoleState): Update {
  return state.login === null || loginWanted(state)
    ? only(state)
    : repeatInput({ ...state, login: null }, state.login.then);
}
