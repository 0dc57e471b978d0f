import {
  err,
  isIp,
  known,
  type Known,
  type NameServers,
  type PortError,
  type Result,
} from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';

/** The name servers in force: those of etc/resolv.conf. Reasons: absent, unreadable. */
export async function readNameServers(files: HostTree): Promise<Known<NameServers>> {
  const text = await files.text('/etc/resolv.conf');
  return text.known ? known(parseResolvConf(text.value)) : text;
}

/**
 * Reads resolv.conf as the resolver does: lines it does not know do not count, the last `domain` or
 * `search` line does.
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
 * Puts name servers into etc/resolv.conf durably; every other line stays. For a host whose XAPI is
 * down: they hold until the network daemon or DHCP writes the file anew, so the operator is to be
 * told that. `servers` are addresses, checked by the caller.
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
