import {
  mapKnown,
  err,
  isIp,
  type Known,
  type NameServers,
  type PortError,
  type Result,
} from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';

/** The name servers in use, which are those in etc/resolv.conf. Errors: absent, unreadable. */
export async function readNameServers(files: HostTree): Promise<Known<NameServers>> {
  const text = await files.text('/etc/resolv.conf');
  return mapKnown(text, parseResolvConf);
}

/**
 * Reads resolv.conf as the resolver does: it ignores lines that it does not know, and the last
 * `domain` or `search` line counts.
 */
export function parseResolvConf(text: string): NameServers {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  const search =
    lines
      .filter(([key]) => key === 'search' || key === 'domain')
      .at(-1)
      ?.slice(1) ?? [];
  return {
    servers: lines.flatMap(([key, server = '']) =>
      key === 'nameserver' && isIp(server.split('%')[0] ?? '') ? [server] : [],
    ),
    search,
  };
}

/**
 * Writes name servers into etc/resolv.conf durably; every other line stays. It is for a host whose
 * XAPI is down. The servers stay only until the network daemon or DHCP writes the file again, so
 * the caller must tell the operator so. `servers` are addresses that the caller has checked.
 */
export async function writeNameServers(
  files: HostTree,
  servers: readonly string[],
): Promise<Result<void, PortError>> {
  const text = await files.text('/etc/resolv.conf');
  if (!text.known && text.reason.code !== 'absent')
    return err({
      code: 'ioError',
      subject: '/etc/resolv.conf',
      cause: text.reason.detail,
      retryable: false,
    });
  const kept = (text.known ? text.value : '')
    .split('\n')
    .filter((line) => line !== '' && !/^\s*nameserver\b/.test(line));
  return files.write(
    '/etc/resolv.conf',
    [...kept, ...servers.map((server) => `nameserver ${server}`), ''].join('\n'),
    0o644,
  );
}
