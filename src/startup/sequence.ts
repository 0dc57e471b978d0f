import {
  maximalAttempts,
  onlyAsked,
  parseTrigger,
  printTrigger,
  type Attempts,
  type StartupEvent,
  type StartupError,
  type StartupOutcome,
} from '../reset/index.js';
import type { Result } from '../model/index.js';
import { describeError } from '../operations/index.js';
import { countAttempt, forgetAttempts, keepAttempts, setAside } from './attempt-store.js';
import type { StartupPorts } from './ports.js';
import { stepsInSession } from './sessions.js';
import { step, type Progress } from './attempt.js';
import { rebuildIfAwaited } from './then-rebuild.js';
import { carryOut, type AttemptEnd } from './steps.js';
import { failed, type StepError } from './step-error.js';

/**
 * The start-up sequence (design page, six steps). It reads the trigger and, if there is one,
 * completes the reset through XenAPI calls. It yields each event as it happens.
 *
 * An error keeps the trigger for the next start; the third error sets it aside. The sequence may
 * be stopped at any moment: the attempt has been counted, and the next start repeats the whole
 * sequence. An attempt does not count when XAPI did not answer, or refused before anything was
 * wiped: a XAPI that starts slowly must not cost the reset.
 */
export async function* completeNetworkReset(
  ports: StartupPorts,
): AsyncGenerator<StartupEvent, StartupOutcome> {
  const path = ports.profile.triggerPath;
  const trigger = await ports.files.read(path);
  if (trigger.state === 'absent') {
    await forgetAttempts(ports.files, path, false);
    yield* rebuildIfAwaited(ports);
    return { result: 'nothing' };
  }
  if (trigger.state !== 'present') {
    const detail = trigger.state === 'unreadable' ? trigger.detail : trigger.kind;
    return yield* notBegun(path, failed('trigger.unreadable', path, detail).error);
  }
  const counted = await countAttempt(ports.files, trigger.text, ports.now());
  if (!counted.ok) return yield* notBegun(path, counted.error);
  const { attempts: attempt } = counted.value;
  yield { kind: 'found', trigger: path, attempt };
  const progress: Progress = { step: 'readTrigger', wiped: false, attempts: counted.value };
  const end = yield* attemptAt(ports, trigger.text, progress);
  if (!end.ok) {
    const error = startupError(end.error, progress);
    const place = await putBy(ports, trigger.text, progress.attempts, error);
    yield { kind: 'failed', error, attempt, ...place };
    return { result: 'failed', error };
  }
  if (end.value.result === 'asked') return end.value;
  await forgetAttempts(ports.files, path, true);
  yield { kind: 'completed', report: end.value.report };
  yield* rebuildIfAwaited(ports);
  return end.value;
}

/** An attempt that could not begin does not count, and the trigger stays. */
function* notBegun(trigger: string, why: StepError): Generator<StartupEvent, StartupOutcome> {
  const error = startupError(why, { step: 'readTrigger', wiped: false });
  yield { kind: 'failed', error, attempt: 0, trigger, setAside: false };
  return { result: 'failed', error };
}

/** Reads the trigger, opens the session and does the steps. */
async function* attemptAt(
  ports: StartupPorts,
  trigger: string,
  progress: Progress,
): AsyncGenerator<StartupEvent, Result<AttemptEnd, StepError>> {
  const path = ports.profile.triggerPath;
  const { attempts, lastError } = progress.attempts;
  if (attempts > maximalAttempts) return failed('attempts.exhausted', path, lastError);
  yield step(progress, 'readTrigger', 'starting');
  const wanted = parseTrigger(trigger, ports.profile);
  if (!wanted.ok) return failed('trigger.invalid', path, '', wanted.error);
  const read = printTrigger(wanted.value).trim().replaceAll('\n', ' ');
  yield step(progress, 'readTrigger', 'done', read);
  const carried = yield* stepsInSession(ports, (session) =>
    carryOut({ ports, session, wanted: wanted.value, trigger, progress }),
  );
  if (!carried.ok) {
    const words = describeError(carried.error);
    return carried.error.kind === 'transport'
      ? failed('xapi.unreachable', ports.xapi, words)
      : failed('xapi.failed', 'session.login_with_password', words);
  }
  const end = carried.value;
  if (!end.ok || end.value.result !== 'asked') return end;
  const asked = onlyAsked(progress.attempts, end.value.question.device);
  const kept = await keepAttempts(ports.files, asked);
  return kept.ok ? end : kept;
}

function startupError(
  { code, subject, detail, issues }: StepError,
  { step, wiped }: Pick<Progress, 'step' | 'wiped'>,
): StartupError {
  return { code, step, subject, detail, issues, wiped };
}

/**
 * Errors that do not come from the wanted configuration: XAPI is not up yet, waits for its
 * coordinator, does not know this host, or has HA on.
 */
const blameless: readonly StartupError['code'][] = [
  'xapi.unreachable',
  'xapi.failed',
  'ha.enabled',
];

/**
 * Keeps the trigger, or sets it aside after the last attempt. If that cannot be written, the
 * trigger stays in its place, and the next start sees from the count that the attempts are used up.
 */
async function putBy(
  ports: StartupPorts,
  trigger: string,
  attempts: Attempts,
  error: StartupError,
): Promise<{ readonly trigger: string; readonly setAside: boolean }> {
  const path = ports.profile.triggerPath;
  const lastError = error.code === 'attempts.exhausted' ? attempts.lastError : ports.explain(error);
  // Not counting is safe: nothing was wiped, so no start can wipe again and again.
  const noAttempt = !error.wiped && blameless.includes(error.code);
  const kept = await keepAttempts(ports.files, {
    ...attempts,
    attempts: attempts.attempts - (noAttempt ? 1 : 0),
    lastAt: ports.now(),
    lastError,
  });
  const stays = { trigger: path, setAside: false } as const;
  if (!kept.ok || noAttempt || attempts.attempts < maximalAttempts) return stays;
  const why = reasonText(attempts, ports.explain(error));
  const aside = await setAside(ports.files, path, trigger, why);
  if (!aside.ok) return stays;
  await forgetAttempts(ports.files, path, false);
  return { trigger: aside.value, setAside: true };
}

function reasonText(attempts: Attempts, reason: string): string {
  return [
    reason,
    '',
    `attempts: ${attempts.attempts}`,
    `first: ${attempts.firstAt}`,
    `last: ${attempts.lastAt}`,
  ].join('\n');
}
