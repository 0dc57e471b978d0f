import { poolRemedyWords, playbookWords as words } from '../../../text/index.js';
import type { CommandIo } from '../../command-io.js';
import type { ResetArguments } from '../reset-arguments.js';
import type { ResetHost } from '../reset-host.js';

/**
 * `--playbook`: the supporters of this coordinator, and what to type on each. Answers the exit
 * status.
 */
export async function showPlaybook(
  io: CommandIo,
  host: ResetHost,
  { json }: Pick<ResetArguments, 'json'>,
): Promise<number> {
  const read = await host.pool.playbook();
  if (!read.ok) {
    const why = read.error === null ? poolRemedyWords.notCoordinator : words.unread(read.error);
    io.err(why);
    if (json) io.json({ result: 'refused', reason: why });
    return 1;
  }
  const { coordinator, members } = read.value;
  if (json) io.json({ coordinator, members });
  else
    for (const line of [
      words.coordinator(coordinator.name, coordinator.address),
      ...members.flatMap((member, index) => words.member(index + 1, member)),
      words.end(members),
    ])
      io.out(line);
  return 0;
}
