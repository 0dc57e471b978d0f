import type { HostName, Ipv4, Ipv6, FileState, PoolRole } from '../../model/index.js';

/**
 * Reads pool.conf's one word as xapi does (trimmed; all after the first colon is the coordinator's
 * address, so IPv6 works), but tells absent, unreadable and damaged apart.
 */
export function parsePoolConf(file: FileState): PoolRole {
  if (file.state === 'absent') return { role: 'unknown', reason: 'absent', detail: '' };
  if (file.state === 'unreadable')
    return { role: 'unknown', reason: 'unreadable', detail: file.detail };
  if (file.state === 'wrongKind')
    return { role: 'unknown', reason: 'unreadable', detail: file.kind };
  const word = file.text.trim();
  if (word === 'master') return { role: 'coordinator' };
  if (word === 'broken') return { role: 'broken' };
  const [, coordinatorAddress] = /^slave:([!-~]+)$/.exec(word) ?? [];
  if (coordinatorAddress !== undefined) return { role: 'supporter', coordinatorAddress };
  return { role: 'unknown', reason: 'damaged', detail: word.slice(0, 80) };
}

/**
 * pool.conf of a supporter (slave), without a final newline, as xapi and the original write it
 * (design page, step 3).
 */
export function printPoolConf(coordinatorAddress: Ipv4 | Ipv6 | HostName): string {
  return `slave:${coordinatorAddress}`;
}
