import { Resolver } from 'node:dns/promises';
import { err, isIp, isIpv6, ok, type Result } from '../../model/index.js';
import { errorCode } from '../files/disk.js';
import { readHostText } from '../files/host-text.js';
import { readNeighbours } from '../lan/neighbours.js';
import { readNameServers } from './name-servers.js';

/** One address of a name. */
export interface NamedAddress {
  readonly family: 4 | 6;
  readonly address: string;
}

/** Why a name has no address: nobody to ask (`noServers`), no such name, no answer in time, refused by the servers, or cancelled. */
export interface NameTrouble {
  readonly code: 'noServers' | 'notFound' | 'timedOut' | 'refused' | 'cancelled';
  /** Which servers were asked, for the operator. */
  readonly servers: readonly string[];
}

/** Limits of a look-up. */
export interface ResolveOptions {
  /** For each server and try; there are two tries. Default 2 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
  /** Other servers than those of the host; `address:port` is fine. */
  readonly servers?: readonly string[];
}

/**
 * All addresses of a name, IPv4 first: from etc/hosts, else from the host's name servers (search domains tried for a short name). Asks
 * them itself, so that a look-up can be cancelled and never blocks. An embedded host asks its LAN's servers if they answer.
 */
export async function resolveName(
  root: string,
  name: string,
  options: ResolveOptions = {},
): Promise<Result<readonly NamedAddress[], NameTrouble>> {
  const fixed = await hostsFile(root, name);
  if (fixed.length > 0) return ok(fixed.map(withFamily));
  const given = await readNameServers(root);
  const { servers, search } = given.known ? given.value : { servers: [], search: [] };
  const asked = options.servers ?? servers;
  if (asked.length === 0) return err({ code: 'noServers', servers: [] });
  const candidates = name.includes('.')
    ? [name]
    : [...search.map((domain) => `${name}.${domain}`), name];
  return root === '/' ? ask(candidates, asked, options) : askNeighbours(root, candidates, asked);
}

/** The addresses etc/hosts has for a name, in either case. */
async function hostsFile(root: string, name: string): Promise<readonly string[]> {
  const text = await readHostText(root, '/etc/hosts');
  return (text.known ? text.value : '').split('\n').flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return isIp(address) && names.some((entry) => entry.toLowerCase() === name.toLowerCase())
      ? [address]
      : [];
  });
}

async function ask(
  candidates: readonly string[],
  servers: readonly string[],
  { timeoutMs = 2000, signal }: ResolveOptions,
): Promise<Result<readonly NamedAddress[], NameTrouble>> {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  const cancel = (): void => {
    resolver.cancel();
  };
  try {
    resolver.setServers(servers);
  } catch {
    // A server with a zone (fe80::1%eth0) or another spelling the library does not take.
    return err({ code: 'refused', servers });
  }
  signal?.addEventListener('abort', cancel);
  try {
    let last: NameTrouble['code'] = 'notFound';
    for (const candidate of candidates) {
      if (signal?.aborted === true) return err({ code: 'cancelled', servers });
      const answers = await Promise.allSettled([
        resolver.resolve4(candidate),
        resolver.resolve6(candidate),
      ]);
      const addresses = answers.flatMap((answer) =>
        answer.status === 'fulfilled' ? answer.value : [],
      );
      if (addresses.length > 0) return ok(addresses.map(withFamily));
      last = worst(
        answers.map((answer) =>
          answer.status === 'rejected' ? troubleOf(answer.reason) : 'notFound',
        ),
      );
      if (last !== 'notFound') return err({ code: last, servers });
    }
    return err({ code: last, servers });
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

async function askNeighbours(
  root: string,
  candidates: readonly string[],
  servers: readonly string[],
): Promise<Result<readonly NamedAddress[], NameTrouble>> {
  const neighbours = await readNeighbours(root);
  if (!neighbours.known || !servers.some((server) => neighbours.value.answers(server)))
    return err({ code: 'timedOut', servers });
  const addresses = candidates
    .map((name) => neighbours.value.named(name))
    .find((list) => list.length > 0);
  return addresses === undefined
    ? err({ code: 'notFound', servers })
    : ok(addresses.map(withFamily));
}

function withFamily(address: string): NamedAddress {
  return { family: isIpv6(address) ? 6 : 4, address };
}

/** Two questions, one answer to the operator: that no server answered explains more than that one kind of record is missing. */
function worst(codes: readonly NameTrouble['code'][]): NameTrouble['code'] {
  const order = ['cancelled', 'timedOut', 'refused', 'notFound'] as const;
  return order.find((code) => codes.includes(code)) ?? 'notFound';
}

/** c-ares' words for a failed question. */
function troubleOf(error: unknown): NameTrouble['code'] {
  switch (errorCode(error)) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return 'notFound';
    case 'ECANCELLED':
      return 'cancelled';
    case 'ETIMEOUT':
    case 'ECONNREFUSED':
      return 'timedOut';
    default:
      return 'refused';
  }
}
