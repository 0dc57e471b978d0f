import { openWait, secondsLeftOf, type ResetRecord, type WaitEvent } from '../../reset/index.js';
import type { BootTime } from '../../model/index.js';
import { confirmWords as words, errorText, waitText } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';

/**
 * `--confirm` and `--cancel-return`: the present configuration stays. Answers the exit status: 0
 * when a wait was ended.
 */
export async function endWait(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
): Promise<number> {
  const resets = await host.resets();
  const refuse = (why: string): number => {
    io.err(why);
    if (wish.json) io.json({ result: 'refused', reason: why });
    return 1;
  };
  const before = await resets.status();
  if (!before.ok) return refuse(errorText(before.error));
  const open = openWait(before.value.history);
  // A return that nobody awaits yet can be cancelled, and only what waits can be confirmed.
  if (open === null || (open.wait === null && wish.action === 'confirm'))
    return refuse(words.nothingWaits);
  const { user } = host.initiator(wish.reason);
  const answer: WaitEvent =
    wish.action === 'confirm'
      ? { state: 'confirmed', user }
      : { state: 'cancelled', why: 'operator', user };
  const noted = await resets.recordWait(open.reset.plan.id, answer);
  const after = noted.ok ? await resets.status() : noted;
  if (!after.ok) return refuse(errorText(after.error));
  const { wait } = after.value.history.find(({ plan }) => plan.id === open.reset.plan.id) ?? {};
  if (wait?.state !== answer.state) return refuse(words.isReturning);
  if (wish.json) io.json({ result: answer.state, planId: open.reset.plan.id });
  else io.out(waitText(answer, open.minutes));
  return 0;
}

/** The newest reset that asks for a confirmation; undefined for none. */
function confirmable(history: readonly ResetRecord[]): ResetRecord | undefined {
  return history.findLast(({ confirmWithin }) => confirmWithin !== null);
}

/** The member `wait` of `--status --json`; null when no reset asks for a confirmation. */
export function waitDocument(history: readonly ResetRecord[], now: BootTime): unknown {
  const reset = confirmable(history);
  if (reset === undefined || reset.confirmWithin === null) return null;
  const { plan, wait, confirmWithin: minutes } = reset;
  return {
    ...(wait ?? { state: 'notBegun' }),
    planId: plan.id,
    minutes,
    ...(wait?.state === 'waiting' ? { secondsLeft: secondsLeftOf(wait.since, minutes, now) } : {}),
  };
}

/** The lines of `--status` about a wait. */
export function waitLines(history: readonly ResetRecord[], now: BootTime): readonly string[] {
  const reset = confirmable(history);
  if (reset === undefined || reset.confirmWithin === null) return [];
  const { wait, confirmWithin: minutes } = reset;
  if (wait === null) return [words.notBegun(minutes)];
  return wait.state === 'waiting'
    ? [words.left(secondsLeftOf(wait.since, minutes, now), wait.begunBy), words.how]
    : [waitText(wait, minutes)];
}
