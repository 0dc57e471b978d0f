import {
  answersWithinSeconds,
  wireFindings,
  type WireFinding,
  type WireHeard,
  type WireQuestion,
} from '../../model/index.js';
import type { ResetHost } from './reset-host.js';

/** Looks at the wire for `seconds` seconds and answers everything that it found. */
export async function lookAtWire(
  host: Pick<ResetHost, 'lookAtWire'>,
  question: WireQuestion,
  { seconds = answersWithinSeconds, raise = false } = {},
): Promise<readonly WireFinding[]> {
  const heard: WireHeard[] = [];
  const begun = performance.now();
  let late = 0;
  for await (const one of host.lookAtWire(question, { seconds, raise })) {
    // Silence counts from the moment when the link came up, which takes a port some seconds.
    if (one.kind === 'link' && heard.some(({ kind }) => kind === 'link'))
      late = (performance.now() - begun) / 1000;
    heard.push(one);
  }
  // An embedded host's wire answers at once, so all seconds count. A look that ended early counts
  // only the seconds that passed.
  const passed = (performance.now() - begun) / 1000;
  const whole = heard.some(({ kind }) => kind === 'notLooked')
    ? Math.min(seconds, passed)
    : seconds;
  return wireFindings(question, heard, { seconds: Math.max(0, whole - late), ended: true });
}
