import { err, isDeviceName, ok, type BlinkError, type Result } from '../../model/index.js';
import type { Commands } from '../machine/commands.js';

/**
 * Lets the light of a port blink (ethtool -p) for so many seconds, or until the signal: both end
 * the command, and with it the blinking. Many drivers cannot; then the operator pulls the cable and
 * `watchNic` shows which link goes.
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
    : err({ code: 'unsupported', detail: run.value.stderr.trim().split('\n').at(-1) ?? '' });
}
