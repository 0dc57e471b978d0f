import { knownManagement } from '../model/index.js';
import { geometry } from './frame/geometry.js';
import type { ConsoleState, Update } from './state.js';

/**
 * The device whose traffic is on the screen, in the third column or on the whole page of the Status
 * Display; null: none.
 */
function shownDevice({ size, status, dialogue }: ConsoleState): string | null {
  const details = dialogue?.page.name === 'status';
  if (geometry(size).overviewColumn === null && !details) return null;
  const management = knownManagement(status);
  return management === null || management.device === '' ? null : management.device;
}

/**
 * Watches traffic only while it is on the screen, because an idle console must cost the host almost
 * nothing.
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
