import type { StartupPorts } from './ports.js';

/** How often to look at XAPI, at the network, or at a wait. In milliseconds. */
export const everyMs = 2_000;

/** The pause between two looks at XAPI, at the network, or at a wait. */
export const untilNextLook = ({ pause }: Pick<StartupPorts, 'pause'>): Promise<unknown> =>
  pause(everyMs);
