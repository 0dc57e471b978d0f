import { commandHelp, tryHelp, resetUsageText } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { refuse } from '../refuse.js';
import type { ReadArguments } from './reset-arguments.js';

/**
 * Does everything that needs no host: help, version, and a command line that cannot be read at all.
 * Answers null when a host is needed.
 */
export function answerWithoutHost(
  io: CommandIo,
  read: ReadArguments,
  version: string,
): number | null {
  const { action } = read.arguments;
  if (action === 'help') {
    io.out(...commandHelp.trimEnd().split('\n'));
    return 0;
  }
  if (action === 'version') {
    io.out(version);
    return 0;
  }
  if (!read.incomplete && (action === 'reset' || read.issues.length === 0)) return null;
  const wrong = read.issues.map(resetUsageText);
  refuse(io, read.arguments, wrong, {
    shown: [...wrong, tryHelp],
    more: { problems: read.issues, issues: [], hazards: [] },
  });
  return 2;
}
