import { spokenAddress, type TestTarget } from '../../model/index.js';
import { findProgram, runCommand } from '../machine/commands.js';
import { readNeighbours } from '../lan/neighbours.js';
import { pause } from '../machine/pause.js';

/** An address to be tried. */
export type PingTarget = Omit<TestTarget & { readonly kind: 'address' }, 'kind'>;

/** What comes of it, in this order: one line a packet, then the end. `sequence` counts from 1. */
export type PingEvent =
  /** `ms`: there and back, by ping's own clock; by ours where it does not say. */
  | { readonly kind: 'reply'; readonly sequence: number; readonly ms: number }
  /** `detail`: the system's own words when it knew why, else ''. */
  | { readonly kind: 'lost'; readonly sequence: number; readonly detail: string }
  /** No packet could be sent at all: the program is missing, or it refused. */
  | { readonly kind: 'failed'; readonly code: 'commandAbsent' | 'notSent'; readonly detail: string }
  | {
      readonly kind: 'ended';
      readonly sent: number;
      readonly received: number;
      readonly cancelled: boolean;
    };

/** How often and how long. */
export interface PingOptions {
  /** Packets. Default 4. */
  readonly count?: number;
  /** How long an answer may take. Whole seconds count, as ping knows no others. Default 2 s. */
  readonly timeoutMs?: number;
  /** From an answer to the next packet. Default 1 s. */
  readonly intervalMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** A ping that does not end by itself is ended this much after its own limit. */
const graceMs = 1000;

/**
 * Echo requests to one address, each answer told as it comes; every one is a process of its own with a limit that ends it, and the
 * signal ends the running one at once. In a tree elsewhere than `/` nothing is sent: the described LAN answers.
 */
export async function* ping(
  root: string,
  target: PingTarget,
  { count = 4, timeoutMs = 2000, intervalMs = 1000, signal }: PingOptions = {},
): AsyncGenerator<PingEvent, void> {
  let received = 0;
  let sequence = 0;
  while (sequence < count && signal?.aborted !== true) {
    if (sequence > 0 && !(await pause(intervalMs, signal))) break;
    const event = await once(root, target, sequence + 1, timeoutMs, signal);
    if (event === null) break;
    sequence += 1;
    yield event;
    if (event.kind === 'failed') return;
    if (event.kind === 'reply') received += 1;
  }
  yield { kind: 'ended', sent: sequence, received, cancelled: sequence < count };
}

/** One packet; null when it was cancelled. */
async function once(
  root: string,
  target: PingTarget,
  sequence: number,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<PingEvent | null> {
  const from = performance.now();
  if (root !== '/') {
    const neighbours = await readNeighbours(root);
    const answered = neighbours.known && neighbours.value.answers(target.address);
    return answered
      ? { kind: 'reply', sequence, ms: performance.now() - from }
      : { kind: 'lost', sequence, detail: neighbours.known ? '' : neighbours.reason.detail };
  }
  const { program, args } = await command(target, Math.max(1, Math.ceil(timeoutMs / 1000)));
  const run = await runCommand({ program, args, limitMs: timeoutMs + graceMs, signal });
  if (signal?.aborted === true) return null;
  if (!run.ok) {
    if (run.error.code === 'timedOut') return { kind: 'lost', sequence, detail: run.error.cause };
    return {
      kind: 'failed',
      code: run.error.code === 'commandAbsent' ? 'commandAbsent' : 'notSent',
      detail: `${run.error.subject}: ${run.error.cause}`,
    };
  }
  const { status, stdout, stderr } = run.value;
  if (status === 0)
    return {
      kind: 'reply',
      sequence,
      ms: Number(/time[=<]([\d.]+) ?ms/.exec(stdout)?.[1] ?? performance.now() - from),
    };
  // iputils: 1 no answer; anything else means that nothing could be sent (no route, no permission).
  const unreachable =
    /^From \S+ .*?((?:Destination|Time|Packet|Address|Port) .*)/m.exec(stdout)?.[1] ?? '';
  if (status === 1) return { kind: 'lost', sequence, detail: unreachable };
  return { kind: 'failed', code: 'notSent', detail: stderr.trim().split('\n').at(-1) ?? '' };
}

/** Older hosts have a program of its own for IPv6, newer ones an option. */
async function command(
  target: PingTarget,
  seconds: number,
): Promise<{ readonly program: string; readonly args: readonly string[] }> {
  const args = ['-n', '-c', '1', '-W', String(seconds), spokenAddress(target)];
  if (target.family === 4) return { program: 'ping', args };
  return (await findProgram('ping6')) === null
    ? { program: 'ping', args: ['-6', ...args] }
    : { program: 'ping6', args };
}
