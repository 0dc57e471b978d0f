import type { Asked } from '../effect.js';
import { itemReason } from './item-page.js';
import { knowledgeOf } from '../knowledge-of.js';
import { askLogin } from '../login/login-form.js';
import { allItems, menuAt, selectedItem } from './menu.js';
import { pageOf, type ItemId, type PageAnswer } from '../pages/index.js';
import { readingPage } from '../rebuild/marks.js';
import { undoReadingPage } from '../rebuild/undo.js';
import type { RunReset } from '../reset/effects.js';
import { startRun, type RunState } from '../reset/run-state.js';
import { portAnswered } from '../restart/restart.js';
import { mayChange } from '../login/session.js';
import { only, type ConsoleState, type Update } from '../state.js';
import { openDialogue } from '../widgets/dialogue.js';
import { blank, text } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';

/** The console with a dialogue open on this page. */
export function withDialogue(
  state: ConsoleState,
  page: DialoguePage<Asked, PageAnswer>,
): ConsoleState {
  return { ...state, dialogue: openDialogue(page, knowledgeOf(state)) };
}

/**
 * The run to watch when a reset is resumed or undone: the one that this console watched, or one
 * that stopped before.
 */
function stoppedRun({ run, unfinished }: ConsoleState, planId: string): RunState | null {
  if (run?.plan.id === planId) return run;
  if (unfinished?.plan.id !== planId) return null;
  const { plan, events, initiator, basis, kept } = unfinished;
  const isKnown = initiator !== undefined && basis !== undefined && kept !== undefined;
  return startRun(plan, events, isKnown ? { initiator, basis, kept } : null);
}

/** The run of a reset that the user at this screen began. */
function begunRun({ plan, by, reason, basis, kept }: RunReset): RunState {
  const initiator = { user: by, tty: '', face: 'console' as const, reason };
  return startRun(plan, [], { initiator, basis, kept });
}

/** Does what the console itself can do for an effect, and passes the rest on to be done outside. */
function asked(state: ConsoleState, effect: Asked): Update {
  const outside = (changed: Partial<ConsoleState>): Update => {
    if (effect.kind === 'goTo' || effect.kind === 'askLogin') return only(state);
    return { state: { ...state, ...changed }, effects: [effect] };
  };
  switch (effect.kind) {
    case 'goTo': {
      const place = allItems().find(({ item }) => item === effect.item);
      if (place === undefined) return only(state);
      const there = { ...state, menu: menuAt(state.menu, place), itemPageFirst: 0 };
      return effect.enter === false ? only(there) : openItem(there, effect.item);
    }
    case 'askLogin':
      return only(askLogin(state, null));
    case 'logout':
      return outside({ session: null });
    case 'login':
      return outside({ logins: effect.attempt });
    case 'runReset':
      return outside({ run: begunRun(effect), resets: state.resets + 1 });
    case 'cancelRun':
      return outside({ run: state.run === null ? null : { ...state.run, escape: 'cancel' } });
    case 'resume': {
      const run = stoppedRun(state, effect.planId);
      return outside({
        run: run === null ? null : startRun(run.plan, run.events),
      });
    }
    case 'undo': {
      const run = stoppedRun(state, effect.planId);
      return outside({ run: run === null ? null : { ...run, undo: 'running' } });
    }
    case 'answerPort':
      return outside({ asked: null, restart: portAnswered(effect.answer.device) });
    case 'testNetwork':
      return outside({ tests: state.tests + 1 });
    default:
      return outside({});
  }
}

/**
 * The console after its pages asked for these effects. It does its own part and passes the rest on
 * to be done outside.
 */
export function withAsked(
  state: ConsoleState,
  effects: readonly Asked[],
  guarded: boolean,
): Update {
  return effects.reduce<Update>(
    (done, effect) => {
      const next = asked(done.state, effect);
      return {
        state: next.state,
        effects: [...done.effects, ...next.effects],
        guarded: done.guarded === true || next.guarded === true,
      };
    },
    { state, effects: [], guarded },
  );
}

/**
 * Enter on an item that opens something. A disabled item opens a page that first says why it is
 * disabled. An item that leads to a change asks for a login first and then opens.
 */
export function openItem(state: ConsoleState, item: ItemId): Update {
  const reason = itemReason(item, state);
  if (reason !== '') return only(withDialogue(state, wholePage(item, reason)));
  const page = pageOf(item);
  if (page.guarded === true && !mayChange(state))
    return only(askLogin(state, { kind: 'key', key: 'enter' }));
  const entered = page.enter?.(knowledgeOf(state)) ?? null;
  if (entered === null) return only(state);
  const open = entered.page === undefined ? state : withDialogue(state, entered.page);
  return withAsked(open, entered.effects ?? [], entered.guarded === true);
}

/** Opens the dialogue that recreates what a reset removed. */
export function openRebuild(state: ConsoleState): Update {
  return withAsked(withDialogue(state, readingPage()), [{ kind: 'readRebuild' }], false);
}

/** Opens the dialogue that undoes the last reset. */
export function openUndo(state: ConsoleState): Update {
  return withAsked(withDialogue(state, undoReadingPage()), [{ kind: 'readUndo' }], false);
}

/** The whole page of an item over everything else, after the reason why the item does nothing. */
function wholePage(item: ItemId, reason: string): DialoguePage<Asked, PageAnswer> {
  const { words, topic, beside, keys } = pageOf(item);
  return {
    name: item,
    topic,
    spec: (known) => ({
      kind: 'text',
      title: words.label,
      paragraphs:
        reason === ''
          ? beside({ ...known, hasOverviewColumn: false })
          : [text(reason, 'warning'), blank, ...beside(known)],
      keys: keys?.(known) ?? [],
      leave: [],
      escape: 'close',
    }),
  };
}

/**
 * Opens the whole page of the item under the bar: on a slow line, only its beginning is beside the
 * menu.
 */
export function openWholePage(state: ConsoleState): Update {
  const item = selectedItem(state.menu);
  return only(withDialogue(state, wholePage(item, itemReason(item, state))));
}
