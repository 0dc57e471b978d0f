import type { ConsoleEvent, ConsoleState, Effect } from '../../src/console/index.js';
import type { ScreenOptions } from '../screen-options.js';

/** What line mode needs from outside: the console's options without those for a screen. */
export type LineOptions = Pick<
  ScreenOptions<ConsoleState, ConsoleEvent, Effect>,
  | 'input'
  | 'output'
  | 'environment'
  | 'options'
  | 'start'
  | 'update'
  | 'view'
  | 'carryOut'
  | 'mayInterrupt'
  | 'crashed'
>;
