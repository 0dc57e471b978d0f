import type { ManagementConfiguration, VerificationCheck } from '../reset/index.js';
import type { HostPort, PoolRole, TestResult, TestSubject } from '../model/index.js';

const triedMs = 2_000;

/** Tries one kind of neighbour, each of its addresses; in no certain order. */
async function tried({ network }: HostPort, of: TestSubject['of']): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  await network.test(
    [{ of, text: '' }],
    (result) => {
      results.push(result);
    },
    { timeoutMs: triedMs },
  );
  return results.toSorted((one, other) => (one.asked < other.asked ? -1 : 1));
}

const answered = ({ outcome }: TestResult): boolean => outcome.state === 'answered';

const list = (results: readonly TestResult[]): string =>
  results.map(({ asked }) => asked).join(', ');

/** The gateways in force, each by itself; none is wrong only where one was wanted. */
async function gateways(
  host: HostPort,
  { ipv4, ipv6 }: Pick<ManagementConfiguration, 'ipv4' | 'ipv6'>,
): Promise<readonly VerificationCheck[]> {
  const results = (await tried(host, 'gateway')).filter(({ asked }) => asked !== '');
  const wanted = [ipv4, ipv6].flatMap((half) =>
    half.mode === 'static' && half.gateway !== null ? [half.gateway] : [],
  );
  if (results.length === 0)
    return wanted.map((gateway) => ({
      code: 'gatewayAnswers',
      wanted: gateway,
      got: '',
      ok: false,
    }));
  return results.map((result) => ({
    code: 'gatewayAnswers',
    wanted: result.asked,
    got: answered(result) ? result.asked : '',
    ok: answered(result),
  }));
}

/** The name servers in force: one that answers is enough. */
async function nameService(
  host: HostPort,
  { dns }: Pick<ManagementConfiguration, 'dns'>,
): Promise<readonly VerificationCheck[]> {
  const results = (await tried(host, 'dns')).filter(({ asked }) => asked !== '');
  if (results.length === 0)
    return dns.length === 0
      ? []
      : [{ code: 'nameService', wanted: dns.join(', '), got: '', ok: false }];
  const good = results.filter(answered);
  return [{ code: 'nameService', wanted: list(results), got: list(good), ok: good.length > 0 }];
}

/**
 * A supporter is lost without its coordinator: whether XAPI answers under the address in pool.conf.
 */
async function coordinator(
  { network }: HostPort,
  pool: PoolRole,
): Promise<readonly VerificationCheck[]> {
  if (pool.role !== 'supporter') return [];
  const { coordinatorAddress: wanted } = pool;
  const { ok } = await network.reachXenApi(wanted, { timeoutMs: triedMs });
  return [{ code: 'coordinator', wanted, got: ok ? wanted : '', ok }];
}

/**
 * What only trying tells: the gateway answers, the name service does, the coordinator does. Side by
 * side, each within seconds.
 */
export async function probe(
  host: HostPort,
  wanted: Pick<ManagementConfiguration, 'ipv4' | 'ipv6' | 'dns'>,
  pool: PoolRole,
): Promise<readonly VerificationCheck[]> {
  return (
    await Promise.all([gateways(host, wanted), nameService(host, wanted), coordinator(host, pool)])
  ).flat();
}
