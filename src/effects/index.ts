export { HostSession } from './host-session.js';
export { lineBehind, lineSettings, paintOverKernel, tellSize } from './line.js';
export { reachNamedXapi } from './reach.js';
export type { OpenOptions, PoolOptions } from './open-options.js';
export { EffectRunner } from './effect-runner.js';
export { effects } from './table.js';
