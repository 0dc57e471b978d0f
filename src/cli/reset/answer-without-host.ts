import { commandHelp, tryHelp, resetUsageText } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
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
  for (const issue of read.issues) io.err(resetUsageText(issue));
  io.err(tryHelp);
  if (read.arguments.json)
    io.json({ result: 'refused', problems: read.issues, issues: [], hazards: [] });
  return 2;
}
