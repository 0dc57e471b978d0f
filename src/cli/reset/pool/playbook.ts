import { errorText, poolRecoveryWords, playbookWords as words } from '../../../text/index.js';
import type { CommandIo } from '../../command-io.js';
import { refuse } from '../../refuse.js';
import type { ResetArguments } from '../reset-arguments.js';
import type { ResetHost } from '../reset-host.js';

/** `--playbook --done`: stop mentioning supporters that are not back. Answers the exit status. */
async function endPlaybook(
  io: CommandIo,
  host: ResetHost,
  given: Pick<ResetArguments, 'json' | 'profile'>,
): Promise<number> {
  const { pool } = await host.readFacts(given.profile);
  const ended = pool.role === 'supporter' ? null : await host.pool.done();
  if (ended?.ok === true) {
    if (given.json) io.json({ result: 'done' });
    else io.out(words.done);
    return 0;
  }
  return refuse(
    io,
    given,
    ended === null ? poolRecoveryWords.notCoordinator : errorText(ended.error),
  );
}

/**
 * `--playbook`: the supporters of this coordinator, and what to type on each. Answers the exit
 * status.
 */
export async function showPlaybook(
  io: CommandIo,
  host: ResetHost,
  given: Pick<ResetArguments, 'done' | 'json' | 'profile'>,
): Promise<number> {
  if (given.done) return endPlaybook(io, host, given);
  const read = await host.pool.playbook();
  if (!read.ok) {
    const { error } = read;
    return refuse(
      io,
      given,
      error === null ? poolRecoveryWords.notCoordinator : words.unread(error),
    );
  }
  const { coordinator, members } = read.value;
  if (given.json) io.json({ coordinator, members });
  else
    io.out(
      words.coordinator(coordinator.name, coordinator.address),
      ...members.flatMap((member, index) => words.member(index + 1, member)),
      words.end(members, words.tells),
    );
  return 0;
}
