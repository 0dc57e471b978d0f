export { runConsole } from './app.js';
export { whyNotFullScreen } from './output/terminal.js';
