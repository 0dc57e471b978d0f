import { moreTraffic } from '../model/index.js';
import type { ConsoleEvent } from './event.js';
import { withItemPageInside } from './menu/item-page.js';
import { withDialogue } from './menu/open-item.js';
import { noShellPage } from './pages/shell.js';
import { reread } from './reread.js';
import { alive } from './login/session.js';
import { only, type ConsoleState, type Update } from './state.js';

/** Events that bring what the console asked to read, or the return from the shell. */
type Answer = Extract<
  ConsoleEvent,
  {
    readonly kind:
      'traffic' | 'machineSummary' | 'time' | 'nameServers' | 'settings' | 'help' | 'shellEnded';
  }
>;

/** Reads load and memory again with the traffic, but at most once a minute. */
function withFreshMachineSummary(state: ConsoleState): Update {
  const stale = Date.parse(state.now) - Date.parse(state.machineSummaryAt) >= 60_000;
  return stale
    ? {
        state: { ...state, machineSummaryAt: state.now },
        effects: [{ kind: 'readMachineSummary' }],
      }
    : only(state);
}

function shellEnded(state: ConsoleState, detail: string): ConsoleState {
  return detail === '' || state.dialogue !== null
    ? state
    : withDialogue(state, noShellPage(detail));
}

/** The console after one of these answers. */
export function answered(state: ConsoleState, answer: Answer): Update {
  switch (answer.kind) {
    case 'traffic':
      return withFreshMachineSummary({
        ...state,
        traffic: moreTraffic(state.traffic, answer.device, answer.received, answer.sent),
      });
    case 'machineSummary':
      return only(withItemPageInside({ ...state, machineSummary: answer.machineSummary }));
    case 'time':
      return only(withItemPageInside({ ...state, time: answer.time }));
    case 'nameServers':
      return only(withItemPageInside({ ...state, nameServers: answer.nameServers }));
    case 'settings':
      return only(withItemPageInside({ ...state, settings: answer.settings }));
    case 'help':
      return only({ ...state, options: { ...state.options, help: answer.pages } });
    // A user who comes back from the shell was not idle: the shell itself ends idle users.
    case 'shellEnded':
      return {
        state: shellEnded(alive(state), answer.detail),
        effects: [{ kind: 'redraw' }, ...reread],
      };
  }
}
