import { setupCommand } from '../../../src/cli/xsconsole-setup-command.js';
import { runHere, type CommandEnd } from './run-here.js';

/** `xsconsole-setup`, to its end, in this process. The environment names no host. */
export const setUp = (...args: readonly string[]): Promise<CommandEnd> =>
  runHere((io) => setupCommand(args, { XSCONSOLE_ROOT: '/nowhere' }, io, 'xsconsole-setup'));
