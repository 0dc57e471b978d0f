export type { LineOptions } from './run.js';
export { runLines } from './run.js';
