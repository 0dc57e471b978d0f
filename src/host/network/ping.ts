import { pause, spokenAddress, type TypedAddress } from '../../model/index.js';
import { lastWords, type Commands } from '../machine/commands.js';

/** An address to ping. `bytes`: the size of a packet that may not be fragmented. */
export type PingTarget = Omit<TypedAddress & { readonly kind: 'address' }, 'kind'> & {
  readonly bytes?: number;
};

/** What a ping reports: one event for each packet, then the end. `sequence` counts from 1. */
export type PingEvent =
  /** `ms` is the round-trip time, by ping's own clock, or by ours when ping does not say. */
  | { readonly kind: 'reply'; readonly sequence: number; readonly ms: number }
  /** `detail` has the system's own words when it knows why, otherwise ''. */
  | { readonly kind: 'lost'; readonly sequence: number; readonly detail: string }
  /**
   * No packet could be sent: the program is missing, it refused, or the host is only a tree of
   * files.
   */
  | {
      readonly kind: 'failed';
      readonly code: 'commandAbsent' | 'notSent' | 'notLooked';
      readonly detail: string;
    }
  | {
      readonly kind: 'ended';
      readonly sent: number;
      readonly received: number;
      readonly cancelled: boolean;
    };

/** How many packets to send, and how long to wait. */
export interface PingOptions {
  /** The number of packets. Default 4. */
  readonly count?: number;
  /**
   * How long to wait for an answer. Rounded up to whole seconds, because ping takes no fractions.
   * Default 2 s.
   */
  readonly timeoutMs?: number;
  /** The time from an answer to the next packet. Default 1 s. */
  readonly intervalMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** A ping that does not end by itself is killed this long after its own limit. */
const graceMs = 1000;

/** Sends one echo request; null when it was cancelled. */
export type Echo = (
  target: PingTarget,
  sequence: number,
  timeoutMs: number,
  signal: AbortSignal | undefined,
) => Promise<PingEvent | null>;

/**
 * Sends echo requests to one address and yields each answer as it comes. The signal ends the
 * running request at once.
 */
export async function* ping(
  echo: Echo,
  target: PingTarget,
  { count = 4, timeoutMs = 2000, intervalMs = 1000, signal }: PingOptions = {},
): AsyncGenerator<PingEvent, void> {
  let received = 0;
  let sequence = 0;
  while (sequence < count && signal?.aborted !== true) {
    if (sequence > 0 && !(await pause(intervalMs, { signal }))) break;
    const event = await echo(target, sequence + 1, timeoutMs, signal);
    if (event === null) break;
    sequence += 1;
    yield event;
    if (event.kind === 'failed') return;
    if (event.kind === 'reply') received += 1;
  }
  yield { kind: 'ended', sent: sequence, received, cancelled: sequence < count };
}

/**
 * Sends an echo request with the host's ping. Each packet has its own process, with a time limit.
 */
export const echoBy =
  (commands: Commands): Echo =>
  async (target, sequence, timeoutMs, signal) => {
    const from = performance.now();
    const { program, args } = await command(
      commands,
      target,
      Math.max(1, Math.ceil(timeoutMs / 1000)),
    );
    const run = await commands.run({ program, args, limitMs: timeoutMs + graceMs, signal });
    if (signal?.aborted === true) return null;
    if (!run.ok) {
      if (run.error.code === 'timedOut') return { kind: 'lost', sequence, detail: run.error.cause };
      return {
        kind: 'failed',
        code: run.error.code === 'commandAbsent' ? 'commandAbsent' : 'notSent',
        detail: `${run.error.subject}: ${run.error.cause}`,
      };
    }
    const { status, stdout } = run.value;
    if (status === 0)
      return {
        kind: 'reply',
        sequence,
        ms: Number(/time[=<]([\d.]+) ?ms/.exec(stdout)?.[1] ?? performance.now() - from),
      };
    // With iputils, 1 means no answer. Any other status means that nothing could be sent (no route,
    // no permission).
    const unreachable =
      /^From \S+ .*?((?:Destination|Time|Packet|Address|Port|Frag) .*)/m.exec(stdout)?.[1] ?? '';
    if (status === 1) return { kind: 'lost', sequence, detail: unreachable };
    return { kind: 'failed', code: 'notSent', detail: lastWords(run.value) };
  };

/** Bytes of the IP and ICMP headers, which ping does not count. */
const headerBytes = { 4: 28, 6: 48 } as const;

/** Older hosts have a separate program for IPv6, newer ones an option. */
async function command(
  commands: Commands,
  target: PingTarget,
  seconds: number,
): Promise<{ readonly program: string; readonly args: readonly string[] }> {
  const { bytes } = target;
  const whole =
    bytes === undefined ? [] : ['-M', 'do', '-s', String(bytes - headerBytes[target.family])];
  const args = ['-n', '-c', '1', '-W', String(seconds), ...whole, spokenAddress(target)];
  if (target.family === 4) return { program: 'ping', args };
  return (await commands.find('ping6')) === null
    ? { program: 'ping', args: ['-6', ...args] }
    : { program: 'ping6', args };
}
