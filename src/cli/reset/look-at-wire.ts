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
  for await (const one of host.lookAtWire(question, { seconds, raise })) heard.push(one);
  return wireFindings(question, heard, { seconds, ended: true });
}
