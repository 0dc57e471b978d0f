import type { CommandIo } from './command-io.js';

/**
 * Says why nothing was done: a line for a person, and with --json a document for a script. `shown`:
 * the line, if it says more than the reason. `more`: further members of the document. Answers the
 * exit status.
 */
export function refuse(
  io: Pick<CommandIo, 'err' | 'json'>,
  { json }: { readonly json: boolean },
  reason: string,
  { shown = reason, more = {} }: { readonly shown?: string; readonly more?: object } = {},
): 1 {
  io.err(shown);
  if (json) io.json({ result: 'refused', reason, ...more });
  return 1;
}
