import { geometry } from './frame/geometry.js';
import type { ConsoleState, Update } from './state.js';

/**
 * The device whose traffic is on the screen, in the third column or among the details of the Status
 * Display; null for none.
 */
function shownDevice({ size, status, dialogue }: ConsoleState): string | null {
  const details = dialogue?.page.name === 'status';
  if (geometry(size).side === null && !details) return null;
  const management = status?.management.known === true ? status.management.value : null;
  return management === null || management.device === '' ? null : management.device;
}

/**
 * The console with traffic watched where it is shown, and nowhere else: an idle console must cost
 * the host nothing to speak of.
 */
export function withTrafficWatched({ state, effects }: Update): Update {
  const device = shownDevice(state);
  return device === state.trafficOf
    ? { state, effects }
    : {
        state: { ...state, trafficOf: device },
        effects: [...effects, { kind: 'watchTraffic', device }],
      };
}
