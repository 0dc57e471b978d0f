import {
  hostPaths,
  type FilePort,
  type FileState,
  type HostName,
  type Ipv4,
  type Ipv6,
  type PoolRole,
} from '../../model/index.js';

/**
 * Reads the one word in pool.conf as xapi does: it is trimmed, and everything after the first colon
 * is the coordinator's address, so IPv6 works. Unlike xapi, it tells absent, unreadable and damaged
 * files apart.
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

/** The role that a host's pool.conf gives it. */
export async function readPoolRole(files: Pick<FilePort, 'read'>): Promise<PoolRole> {
  return parsePoolConf(await files.read(hostPaths.poolConf));
}

/**
 * pool.conf for a supporter (slave). It has no final newline, as xapi and the original write it
 * (design page, step 3).
 */
export function printPoolConf(coordinatorAddress: Ipv4 | Ipv6 | HostName): string {
  return `slave:${coordinatorAddress}`;
}
