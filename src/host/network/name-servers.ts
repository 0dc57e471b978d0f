import {
  err,
  isIp,
  isJsonObject,
  known,
  type Known,
  type Result,
  type PortError,
} from '../../model/index.js';
import { readHostText } from '../files/host-text.js';
import { readTreeJson, textsOf } from '../lan/json.js';
import { writeHostFile } from '../files/write-host-file.js';

/** Whom this host asks for names. */
export interface NameServers {
  /** In the order they are asked. */
  readonly servers: readonly string[];
  /** Domains put behind a short name. */
  readonly search: readonly string[];
}

/**
 * The name servers in force: those of etc/resolv.conf; for an embedded host without that file, those its LAN gave. An empty list is an
 * answer: none. Reasons: unreadable, damaged.
 */
export async function readNameServers(root: string): Promise<Known<NameServers>> {
  const text = await readHostText(root, '/etc/resolv.conf');
  if (text.known) return known(parseResolvConf(text.value));
  if (text.reason.code !== 'absent') return text;
  return root === '/' ? known({ servers: [], search: [] }) : leasedServers(root);
}

/** Reads resolv.conf as the resolver does: lines it does not know do not count, the last `domain` or `search` line does. */
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

async function leasedServers(root: string): Promise<Known<NameServers>> {
  const leases = await readTreeJson(root, 'run/network/leases.json');
  if (!leases.known)
    return leases.reason.code === 'absent' ? known({ servers: [], search: [] }) : leases;
  const given = Object.values(isJsonObject(leases.value) ? leases.value : {}).flatMap((lease) =>
    isJsonObject(lease) ? textsOf(lease['dns']) : [],
  );
  return known({ servers: [...new Set(given)], search: [] });
}

/**
 * Puts name servers into etc/resolv.conf durably; every other line stays. For a host whose XAPI is down: they hold until the network daemon
 * or DHCP writes the file anew, so the operator is to be told that. `servers` are addresses, checked by the caller.
 */
export async function writeNameServers(
  root: string,
  servers: readonly string[],
): Promise<Result<void, PortError>> {
  const text = await readHostText(root, '/etc/resolv.conf');
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
  return writeHostFile(
    root,
    '/etc/resolv.conf',
    [...kept, ...servers.map((server) => `nameserver ${server}`), ''].join('\n'),
    0o644,
  );
}
