import type { CommandIo } from './command-io.js';

/**
 * Says why nothing was done: a line for each reason for a person, and with --json a document for a
 * script, in which `reason` has them all. `shown`: the lines, if they say more than the reasons.
 * `more`: further members of the document. Answers the exit status.
 */
export function refuse(
  io: Pick<CommandIo, 'err' | 'json'>,
  { json }: { readonly json: boolean },
  reasons: string | readonly string[],
  {
    shown = [reasons].flat(),
    more = {},
  }: { readonly shown?: readonly string[]; readonly more?: object } = {},
): 1 {
  for (const line of shown) io.err(line);
  if (json) io.json({ result: 'refused', reason: [reasons].flat().join(' '), ...more });
  return 1;
}
