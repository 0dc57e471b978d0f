import type { StartupPorts } from './ports.js';

/** In milliseconds: the pause between two looks. */
const againMs = 2_000;

const pauseFor = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** The pause between two looks at XAPI, at the network, or at a wait. */
export function untilNextLook({ pause = pauseFor }: Pick<StartupPorts, 'pause'>): Promise<void> {
  return pause(againMs);
}
