import { Resolver } from 'node:dns/promises';
import {
  err,
  isIp,
  isIpv6,
  ok,
  type Known,
  type NamedAddress,
  type NameError,
  type NameServers,
  type ReachOptions,
  type Result,
} from '../../model/index.js';
import { errorCode } from '../files/disk.js';
import type { HostTree } from '../files/host-tree.js';

/**
 * Limits of a name look-up. `timeoutMs` (default 2 s) counts for each server and try; there are two
 * tries.
 */
export interface ResolveOptions extends ReachOptions {
  /** The name servers to ask instead of the host's own. `address:port` works too. */
  readonly servers?: readonly string[];
}

/**
 * Asks name servers for a name's addresses. `candidates` are the names to try in order: the name
 * with each search domain, then the name itself.
 */
export type AskServers = (
  candidates: readonly string[],
  servers: readonly string[],
  options: ReachOptions,
) => Promise<Result<readonly string[], NameError>>;

/**
 * All addresses of a name: from etc/hosts, or else from the host's name servers, IPv4 first. A name
 * without a dot is tried with the search domains too. `ask` sends the questions. Nobody asks where
 * the name servers are not looked for.
 */
export async function resolveName(
  files: HostTree,
  given: Known<NameServers>,
  ask: AskServers,
  name: string,
  options: ResolveOptions = {},
): Promise<Result<readonly NamedAddress[], NameError>> {
  const fixed = await hostsFile(files, name);
  if (fixed.length > 0) return ok(fixed.map(withFamily));
  if (!given.known && given.reason.code === 'notLooked')
    return err({ code: 'notLooked', servers: [] });
  const { servers, search } = given.known ? given.value : { servers: [], search: [] };
  const asked = options.servers ?? servers;
  if (asked.length === 0) return err({ code: 'noServers', servers: [] });
  const candidates = name.includes('.')
    ? [name]
    : [...search.map((domain) => `${name}.${domain}`), name];
  const found = await ask(candidates, asked, options);
  return found.ok ? ok(found.value.map(withFamily)) : found;
}

/** The addresses that etc/hosts has for a name. Upper and lower case do not matter. */
async function hostsFile(files: HostTree, name: string): Promise<readonly string[]> {
  const text = await files.text('/etc/hosts');
  return (text.known ? text.value : '').split('\n').flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return isIp(address) && names.some((entry) => entry.toLowerCase() === name.toLowerCase())
      ? [address]
      : [];
  });
}

/** Asks the name servers directly, so that a look-up can be cancelled and never blocks. */
export const askServers: AskServers = async (candidates, given, { timeoutMs = 2000, signal }) => {
  // The library drops the zone of a server (fe80::1%eth0), and the question then goes nowhere.
  const servers = given.filter((server) => !server.includes('%'));
  if (servers.length === 0) return err({ code: 'refused', servers: given });
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  const cancel = (): void => {
    resolver.cancel();
  };
  try {
    resolver.setServers(servers);
  } catch {
    // The library does not accept a server in some spellings.
    return err({ code: 'refused', servers });
  }
  signal?.addEventListener('abort', cancel);
  try {
    let last: NameError['code'] = 'notFound';
    for (const candidate of candidates) {
      if (signal?.aborted === true) return err({ code: 'cancelled', servers });
      const answers = await Promise.allSettled([
        resolver.resolve4(candidate),
        resolver.resolve6(candidate),
      ]);
      const addresses = answers.flatMap((answer) =>
        answer.status === 'fulfilled' ? answer.value : [],
      );
      if (addresses.length > 0) return ok(addresses);
      last = worst(
        answers.map((answer) =>
          answer.status === 'rejected' ? nameErrorOf(answer.reason) : 'notFound',
        ),
      );
      if (last !== 'notFound') return err({ code: last, servers });
    }
    return err({ code: last, servers });
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
};

function withFamily(address: string): NamedAddress {
  return { family: isIpv6(address) ? 6 : 4, address };
}

/**
 * Chooses one error from two questions. That no server answered explains more than that one kind of
 * record is missing.
 */
function worst(codes: readonly NameError['code'][]): NameError['code'] {
  const order = ['cancelled', 'timedOut', 'refused', 'notFound'] as const;
  return order.find((code) => codes.includes(code)) ?? 'notFound';
}

/** Translates c-ares' error for a failed question. */
function nameErrorOf(error: unknown): NameError['code'] {
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
