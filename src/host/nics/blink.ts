import { err, isDeviceName, ok, type BlinkError, type Result } from '../../model/index.js';
import { lastWords, type Commands } from '../machine/commands.js';

/**
 * Blinks the light of a port (ethtool -p) for `seconds` seconds or until the signal; either ends
 * the command and so the blinking. Many drivers cannot blink. The operator can then pull the cable
 * and see with `watchNic` which link goes down.
 */
export async function blink(
  commands: Commands,
  device: string,
  seconds: number,
  signal?: AbortSignal,
): Promise<Result<void, BlinkError>> {
  if (!isDeviceName(device)) return err({ code: 'unsupported', detail: device });
  const run = await commands.run({
    program: 'ethtool',
    args: ['-p', device, String(seconds)],
    limitMs: (seconds + 5) * 1000,
    signal,
  });
  if (signal?.aborted === true) return err({ code: 'cancelled', detail: '' });
  if (!run.ok)
    return run.error.code === 'timedOut'
      ? ok(undefined)
      : err({ code: 'unsupported', detail: run.error.cause });
  return run.value.status === 0
    ? ok(undefined)
    : err({ code: 'unsupported', detail: lastWords(run.value) });
}
