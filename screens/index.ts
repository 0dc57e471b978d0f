export type { ConsoleOptions, Controls, Transition } from './console-options.js';
export { runConsole } from './app.js';
export type { Environment, Wishes } from './profile.js';
export { whyNotFullScreen } from './terminal.js';
