import {
  mayHaveChanged,
  type ResumeOutcome,
  type RunEvent,
  type UndoOutcome,
} from '../reset/index.js';
import { answered } from './answers.js';
import { input, resetContext } from './console.js';
import type { ConsoleEvent } from './event.js';
import type { InputEvent } from './key.js';
import type { LoginResult } from './login.js';
import { askLogin, loginRefused } from './login-form.js';
import { machineEvent, resetAwaited, resetReported } from './machine-input.js';
import { portAsked } from './port-question-input.js';
import { withItemPageInside } from './item-page.js';
import { withNewFacts } from './reset/new-facts.js';
import { withOutcome, withRunEvent, withUndoOutcome } from './reset/run-input.js';
import type { RunState } from './reset/step.js';
import { alive, expired, loginWanted, mayChange, needsAuthority } from './session.js';
import { only, type ConsoleState, type Update } from './state.js';
import type { HostStatus, XapiSince } from '../model/index.js';
import { withTrafficWatched } from './watch-traffic.js';

/** The run being watched, if one is. */
function watched(state: ConsoleState): RunState | null {
  return state.dialogue?.kind === 'reset' && state.dialogue.reset.at.step === 'run'
    ? state.dialogue.reset.at.run
    : null;
}

function withRun(state: ConsoleState, run: RunState): ConsoleState {
  const asking = state.dialogue?.kind === 'reset' ? state.dialogue.reset.asking : null;
  return { ...state, dialogue: { kind: 'reset', reset: { asking, at: { step: 'run', run } } } };
}

function ran(state: ConsoleState, event: RunEvent): ConsoleState {
  const run = watched(state);
  return run === null ? state : withRun(state, withRunEvent(run, event));
}

/** A run that has failed on a changed host stays at hand: the reset's menu item leads back to it. */
function runEnded(state: ConsoleState, outcome: ResumeOutcome): ConsoleState {
  const run = watched(state);
  if (run === null) return state;
  const stuck =
    outcome.result === 'failed' && mayHaveChanged(run) && outcome.error.leftHost !== 'untouched';
  const unfinished = stuck
    ? { plan: run.plan, events: run.events, begunAt: run.plan.createdAt, outcome }
    : null;
  return { ...withRun(state, withOutcome(run, outcome)), unfinished };
}

function undoEnded(state: ConsoleState, outcome: UndoOutcome): ConsoleState {
  const run = watched(state);
  if (run === null) return state;
  const over = outcome.result === 'undone' || outcome.result === 'nothingToUndo';
  return {
    ...withRun(state, withUndoOutcome(run, outcome)),
    unfinished: over ? null : state.unfinished,
  };
}

/** The console with its host read anew. */
function readAnew(state: ConsoleState): ConsoleState {
  const { dialogue } = state;
  return withItemPageInside(
    dialogue?.kind === 'reset'
      ? {
          ...state,
          dialogue: { kind: 'reset', reset: withNewFacts(dialogue.reset, resetContext(state)) },
        }
      : state,
  );
}

/** An input by whoever sits here: what comes of it is held back while it needs somebody who is logged in, and done once somebody is. */
function operated(state: ConsoleState, event: InputEvent): Update {
  const { state: present, effects } = expired(state);
  const next = input(event.kind === 'resized' ? present : alive(present), event);
  if (mayChange(present) || !next.effects.some(needsAuthority))
    return { state: next.state, effects: [...effects, ...next.effects] };
  return { state: askLogin(present, event), effects };
}

/** Since when XAPI has been as it is: a state that it was already in keeps its moment. */
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

function after(state: ConsoleState, event: ConsoleEvent): Update {
  switch (event.kind) {
    case 'key':
    case 'text':
    case 'resized':
      return operated(state, event);
    case 'facts':
      return only(readAnew({ ...state, facts: event.facts }));
    case 'status':
      return only(
        withItemPageInside({
          ...state,
          status: event.status,
          xapiSince: sinceOf(state, event.status),
        }),
      );
    case 'run':
      return only(ran(state, event.event));
    case 'runEnded':
      return only(runEnded(state, event.outcome));
    case 'undoEnded':
      return only(undoEnded(state, event.outcome));
    case 'machine':
      return machineEvent(state, event.phase, event.detail);
    case 'report':
      return resetReported(state, event.report, event.waiting);
    case 'awaited':
      return resetAwaited(state, event);
    case 'portQuestion':
      return portAsked(state, { planId: event.planId, question: event.question, selected: 0 });
    case 'slowLine':
      return only({ ...state, options: { ...state.options, slowLine: true }, paneFirst: 0 });
    case 'tick':
      return expired({ ...state, now: event.now, offsetMinutes: event.offsetMinutes });
    case 'loginEnded':
      return loggedIn(state, event.attempt, event.result);
    case 'access':
      return accessTold({ ...state, options: { ...state.options, login: event.login } });
    case 'changed':
    case 'changeStep':
    case 'vmEnding':
    case 'glance':
    case 'traffic':
    case 'time':
    case 'nameServers':
    case 'settings':
    case 'help':
    case 'testResult':
    case 'testEnded':
    case 'nicSample':
    case 'blinking':
    case 'shellEnded':
      return answered(state, event);
    case 'interrupted': {
      const unfinished = event.reset;
      return only({
        ...state,
        unfinished,
        dialogue: state.dialogue ?? {
          kind: 'interrupted',
          interrupted: { reset: unfinished, selected: 0 },
        },
      });
    }
  }
}

/** The console after an event, and what is to be done outside. Pure; never throws, whatever comes in whichever order. */
export function update(state: ConsoleState, event: ConsoleEvent): Update {
  const next = after(state, event);
  // Time alone moves no traffic onto the screen or off it, and it passes every second.
  return event.kind === 'tick' ? next : withTrafficWatched(next);
}

/** What was pressed when a login was asked for, pressed again. */
function goOn(state: ConsoleState, then: InputEvent | null): Update {
  return then === null ? only(state) : operated(state, then);
}

/** After a login the console goes on to what was wanted; the end of an attempt that was given up is of no account, whatever it is. */
function loggedIn(state: ConsoleState, attempt: number, result: LoginResult): Update {
  const { login } = state;
  if (login?.attempt !== attempt) return only(state);
  if (!result.ok) return only({ ...state, login: loginRefused(login, result) });
  return goOn(
    {
      ...state,
      login: null,
      timedOut: '',
      session: { user: result.user, lastKeyAt: state.now, failures: result.failures },
    },
    login.then,
  );
}

/** Once it is known that nobody has to log in, nobody is kept on the form; who was let in by no password is not, once there is one. */
function accessTold(state: ConsoleState): Update {
  return state.login === null || loginWanted(state)
    ? only(state)
    : goOn({ ...state, login: null }, state.login.then);
}
