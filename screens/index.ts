import type * as FullScreen from './full-screen.js';
import type * as LineMode from './line/index.js';

export type { ScreenOptions, Controls } from './screen-options.js';
export { Curves, showsBlocks } from './draw/curves.js';
export type { LineOptions } from './line/index.js';

// Each of the two is loaded when it is chosen, so the first picture does not wait for the other.

/** The console as a screen. */
export const fullScreen = (): Promise<typeof FullScreen> => import('./full-screen.js');

/** The console as questions and answers, line by line. */
export const lineMode = (): Promise<typeof LineMode> => import('./line/index.js');
