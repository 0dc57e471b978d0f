import { reachXenApi, testSubjects, type SubjectResult, type TestSubject } from '../host/index.js';
import type { ManagementConfiguration, VerificationCheck } from '../reset/index.js';
import type { PoolRole } from '../model/index.js';

const triedMs = 2_000;

/** Tries one kind of neighbour, each of its addresses; in no certain order. */
async function tried(root: string, of: TestSubject['of']): Promise<readonly SubjectResult[]> {
  const results: SubjectResult[] = [];
  await testSubjects(
    root,
    [{ of, text: '' }],
    (result) => {
      results.push(result);
    },
    { timeoutMs: triedMs },
  );
  return results.toSorted((one, other) => (one.asked < other.asked ? -1 : 1));
}

const answered = ({ outcome }: SubjectResult): boolean => outcome.state === 'answered';

const list = (results: readonly SubjectResult[]): string =>
  results.map(({ asked }) => asked).join(', ');

/** The gateways in force, each by itself; none is wrong only where one was wanted. */
async function gateways(
  root: string,
  { ipv4, ipv6 }: ManagementConfiguration,
): Promise<readonly VerificationCheck[]> {
  const results = (await tried(root, 'gateway')).filter(({ asked }) => asked !== '');
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
  root: string,
  { dns }: ManagementConfiguration,
): Promise<readonly VerificationCheck[]> {
  const results = (await tried(root, 'dns')).filter(({ asked }) => asked !== '');
  if (results.length === 0)
    return dns.length === 0
      ? []
      : [{ code: 'nameService', wanted: dns.join(', '), got: '', ok: false }];
  const good = results.filter(answered);
  return [{ code: 'nameService', wanted: list(results), got: list(good), ok: good.length > 0 }];
}

/** A supporter is lost without its coordinator: whether XAPI answers under the address in pool.conf. */
async function coordinator(root: string, pool: PoolRole): Promise<readonly VerificationCheck[]> {
  if (pool.role !== 'supporter') return [];
  const { coordinatorAddress: wanted } = pool;
  const { ok } = await reachXenApi(root, wanted, { timeoutMs: triedMs });
  return [{ code: 'coordinator', wanted, got: ok ? wanted : '', ok }];
}

/** What only trying tells: the gateway answers, the name service does, the coordinator does. Side by side, each within seconds. */
export async function probe(
  root: string,
  wanted: ManagementConfiguration,
  pool: PoolRole,
): Promise<readonly VerificationCheck[]> {
  return (
    await Promise.all([gateways(root, wanted), nameService(root, wanted), coordinator(root, pool)])
  ).flat();
}
