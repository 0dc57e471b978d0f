import type { ManagementConfiguration, VerificationCheck } from '../reset/index.js';
import {
  sameAddress,
  type HostPort,
  type PoolRole,
  type TestResult,
  type TestTarget,
} from '../model/index.js';

const triedMs = 2_000;

/**
 * Tests one kind of neighbour at each of its addresses. The results come in any order, so they are
 * sorted. Null when nobody runs this host, and so nobody can test anything from it.
 */
async function tried(
  { network }: HostPort,
  of: TestTarget['of'],
): Promise<readonly TestResult[] | null> {
  const results: TestResult[] = [];
  await network.test(
    [{ of, text: '' }],
    (result) => {
      if (result.bytes === undefined) results.push(result);
    },
    { timeoutMs: triedMs },
  );
  if (results.some(({ outcome }) => outcome.state === 'notLooked')) return null;
  return results
    .filter(({ asked }) => asked !== '')
    .toSorted((one, other) => (one.asked < other.asked ? -1 : 1));
}

const answered = ({ outcome }: TestResult): boolean => outcome.state === 'answered';

const list = (results: readonly TestResult[]): string =>
  results.map(({ asked }) => asked).join(', ');

/**
 * Checks each gateway in use, and that the wanted ones are in use. Having no gateway is wrong only
 * when one was wanted.
 */
async function gateways(
  host: HostPort,
  { ipv4, ipv6 }: Pick<ManagementConfiguration, 'ipv4' | 'ipv6'>,
): Promise<readonly VerificationCheck[]> {
  const results = await tried(host, 'gateway');
  if (results === null) return [];
  const wanted = [ipv4, ipv6].flatMap((half) =>
    half.mode === 'static' && half.gateway !== null ? [half.gateway] : [],
  );
  const missing = wanted.filter(
    // A link-local one is asked with its device behind a %.
    (gateway) => !results.some(({ asked }) => sameAddress(asked.split('%')[0] ?? '', gateway)),
  );
  const check = (gateway: string, ok: boolean): VerificationCheck => ({
    code: 'gatewayAnswers',
    wanted: gateway,
    got: ok ? gateway : '',
    ok,
  });
  return [
    ...missing.map((gateway) => check(gateway, false)),
    ...results.map((result) => check(result.asked, answered(result))),
  ];
}

/** Checks the name servers in use. One that answers is enough. */
async function nameService(
  host: HostPort,
  { dns }: Pick<ManagementConfiguration, 'dns'>,
): Promise<readonly VerificationCheck[]> {
  const results = await tried(host, 'dns');
  if (results === null) return [];
  if (results.length === 0)
    return dns.length === 0
      ? []
      : [{ code: 'nameService', wanted: dns.join(', '), got: '', ok: false }];
  const good = results.filter(answered);
  return [{ code: 'nameService', wanted: list(results), got: list(good), ok: good.length > 0 }];
}

/**
 * Checks that XAPI answers at the address in pool.conf, because a supporter cannot work without its
 * coordinator.
 */
async function coordinator(
  { network }: HostPort,
  pool: PoolRole,
): Promise<readonly VerificationCheck[]> {
  if (pool.role !== 'supporter') return [];
  const { coordinatorAddress: wanted } = pool;
  const reached = await network.reachXenApi(wanted, { timeoutMs: triedMs });
  if (!reached.ok && reached.error.code === 'notLooked') return [];
  const { ok } = reached;
  return [{ code: 'coordinator', wanted, got: ok ? wanted : '', ok }];
}

/**
 * Tests what cannot be read from files: that the gateways, a name server and the coordinator
 * answer. The tests run side by side and take a few seconds. What nobody can test is left out.
 */
export async function probe(
  host: HostPort,
  wanted: Pick<ManagementConfiguration, 'ipv4' | 'ipv6' | 'dns' | 'mtu'>,
  pool: PoolRole,
): Promise<readonly VerificationCheck[]> {
  return (
    await Promise.all([gateways(host, wanted), nameService(host, wanted), coordinator(host, pool)])
  ).flat();
}
