export type { LineOptions } from './options.js';
export { runLines } from './run.js';
