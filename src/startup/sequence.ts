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
import { describeError } from '../operations/index.js';
import { countAttempt, forgetAttempts, keepAttempts, setAside } from './attempt-store.js';
import type { StartupPorts } from './ports.js';
import { step, type Progress } from './progress.js';
import { rebuildIfAwaited } from './then-rebuild.js';
import { carryOut } from './steps.js';
import { StepError } from './step-error.js';

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
    const error = startupError(new StepError('trigger.unreadable', path, detail), {
      step: 'readTrigger',
      wiped: false,
    });
    yield { kind: 'failed', error, attempt: 0, trigger: path, setAside: false };
    return { result: 'failed', error };
  }
  let attempts: Attempts;
  try {
    attempts = await countAttempt(ports.files, trigger.text, ports.now());
  } catch (thrown) {
    const error = startupError(thrown, { step: 'readTrigger', wiped: false });
    yield { kind: 'failed', error, attempt: 0, trigger: path, setAside: false };
    return { result: 'failed', error };
  }
  yield { kind: 'found', trigger: path, attempt: attempts.attempts };
  const progress: Progress = { step: 'readTrigger', wiped: false, attempts };
  try {
    if (attempts.attempts > maximalAttempts)
      throw new StepError('attempts.exhausted', path, attempts.lastError);
    yield step(progress, 'readTrigger', 'starting');
    const wanted = parseTrigger(trigger.text, ports.profile);
    if (!wanted.ok) throw new StepError('trigger.invalid', path, '', wanted.error);
    yield step(
      progress,
      'readTrigger',
      'done',
      printTrigger(wanted.value).trim().replaceAll('\n', ' '),
    );
    const opened = await ports.openSession();
    if (!opened.ok) {
      const words = describeError(opened.error);
      throw opened.error.kind === 'transport'
        ? new StepError('xapi.unreachable', ports.xapi, words)
        : new StepError('xapi.failed', 'session.login_with_password', words);
    }
    let end;
    try {
      end = yield* carryOut({
        ports,
        session: opened.value,
        wanted: wanted.value,
        trigger: trigger.text,
        progress,
      });
    } finally {
      await opened.value.close();
    }
    if (end.result === 'asked') {
      await keepAttempts(ports.files, onlyAsked(progress.attempts, end.question.device));
      return end;
    }
    await forgetAttempts(ports.files, path, true);
    yield { kind: 'completed', report: end.report };
    yield* rebuildIfAwaited(ports);
    return end;
  } catch (thrown) {
    const error = startupError(thrown, progress);
    const place = await putBy(ports, trigger.text, progress.attempts, error);
    yield { kind: 'failed', error, attempt: attempts.attempts, ...place };
    return { result: 'failed', error };
  }
}

/** The error that a StepError tells of. Anything else is a bug of ours and is thrown again. */
function startupError(thrown: unknown, progress: Pick<Progress, 'step' | 'wiped'>): StartupError {
  if (!(thrown instanceof StepError)) throw thrown;
  const { code, subject, detail, issues } = thrown;
  return { code, step: progress.step, subject, detail, issues, wiped: progress.wiped };
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
  try {
    await keepAttempts(ports.files, {
      ...attempts,
      attempts: attempts.attempts - (noAttempt ? 1 : 0),
      lastAt: ports.now(),
      lastError,
    });
    if (noAttempt || attempts.attempts < maximalAttempts) return { trigger: path, setAside: false };
    const aside = await setAside(
      ports.files,
      path,
      trigger,
      reasonText(attempts, ports.explain(error)),
    );
    await forgetAttempts(ports.files, path, false);
    return { trigger: aside, setAside: true };
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    return { trigger: path, setAside: false };
  }
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
