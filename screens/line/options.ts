import type { ConsoleEvent, ConsoleState, Effect } from '../../src/console/index.js';
import type { ConsoleOptions } from '../console-options.js';

/**
 * What the line-by-line face needs from outside: of the console's, all that is not about a screen.
 */
export type LineOptions = Pick<
  ConsoleOptions<ConsoleState, ConsoleEvent, Effect>,
  | 'input'
  | 'output'
  | 'environment'
  | 'wishes'
  | 'start'
  | 'update'
  | 'view'
  | 'carryOut'
  | 'mayInterrupt'
  | 'crashed'
>;
