import { localTime } from './clock.js';
import type { Answer } from './event.js';
import { moreTraffic } from '../model/index.js';
import { withTask } from './open-item.js';
import { withItemPageInside } from './item-page.js';
import { reread } from './reread.js';
import { alive } from './session.js';
import { only, type ConsoleState, type Update } from './state.js';
import { withTaskAnswer } from './task/events.js';

function heard(state: ConsoleState, answer: Answer): ConsoleState {
  if (state.dialogue?.kind !== 'task') return state;
  return {
    ...state,
    dialogue: {
      kind: 'task',
      task: withTaskAnswer(
        state.dialogue.task,
        answer,
        localTime(state.now, state.offsetMinutes).slice(11),
      ),
    },
  };
}

/** Where traffic is looked at, load and memory are too: once a minute is enough for them. */
function withFreshGlance(state: ConsoleState): Update {
  const stale = Date.parse(state.now) - Date.parse(state.glanceAt) >= 60_000;
  return stale
    ? { state: { ...state, glanceAt: state.now }, effects: [{ kind: 'readGlance' }] }
    : only(state);
}

/** The end of a change: its page tells it; where that was closed, only a failure opens one again, and never over somebody's dialogue. */
function changed(state: ConsoleState, answer: Answer & { readonly kind: 'changed' }): Update {
  const { change, result } = answer;
  const told =
    state.dialogue === null && !result.ok
      ? withTask(state, { task: 'change', page: 'ended', change, result })
      : heard(state, answer);
  return { state: told, effects: reread };
}

/** The console with an answer to what it has asked for. */
export function answered(
  state: ConsoleState,
  answer: Exclude<Answer, { readonly kind: 'loginEnded' | 'access' }>,
): Update {
  switch (answer.kind) {
    case 'traffic':
      return withFreshGlance({
        ...state,
        traffic: moreTraffic(state.traffic, answer.device, answer.received, answer.sent),
      });
    case 'glance':
      return only(withItemPageInside({ ...state, glance: answer.glance }));
    case 'time':
      return only(withItemPageInside({ ...state, time: answer.time }));
    case 'nameServers':
      return only(withItemPageInside({ ...state, nameServers: answer.nameServers }));
    case 'settings':
      return only(withItemPageInside({ ...state, settings: answer.settings }));
    case 'help':
      return only({ ...state, options: { ...state.options, help: answer.pages } });
    case 'changed':
      return changed(state, answer);
    // Who was in the shell was not idle: the shell has ended idle users itself.
    case 'shellEnded':
      return {
        state: shellEnded(alive(state), answer.detail),
        effects: [{ kind: 'redraw' }, ...reread],
      };
    case 'changeStep':
    case 'vmEnding':
    case 'testResult':
    case 'testEnded':
    case 'nicSample':
    case 'blinking':
      return only(heard(state, answer));
  }
}

function shellEnded(state: ConsoleState, detail: string): ConsoleState {
  return detail === '' || state.dialogue !== null
    ? state
    : withTask(state, { task: 'shell', page: 'failed', detail });
}
