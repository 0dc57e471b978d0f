import {
  reachXenApi,
  readXapiState,
  testSubjects,
  type SubjectResult,
  type TestSubject,
} from '../host/index.js';
import type { ManagementConfiguration, VerificationCheck } from '../reset/index.js';
import { isIpv6, isLinkLocal } from '../model/index.js';

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

/** A tree's host has no listener of its own on the wire: who reaches it reaches its XAPI when that runs. */
async function reaches(root: string, address: string): Promise<boolean> {
  return root === '/'
    ? (await reachXenApi(root, address, { timeoutMs: triedMs })).ok
    : (await readXapiState(root)) === 'running';
}

/** Whether XAPI takes connections under the management addresses; a host without an address has said so in another line. */
async function xenapi(
  root: string,
  addresses: readonly string[],
): Promise<readonly VerificationCheck[]> {
  const spoken = addresses
    .map((address) => address.split('/')[0] ?? '')
    .filter((address) => address !== '' && !(isIpv6(address) && isLinkLocal(address)));
  return Promise.all(
    spoken.map(async (address): Promise<VerificationCheck> => {
      const ok = await reaches(root, address);
      return { code: 'xenapi', wanted: address, got: ok ? address : '', ok };
    }),
  );
}

/** What can only be tried: the gateway answers, the name service does, XAPI is reachable under the management address. Side by side, each within seconds. */
export async function probe(
  root: string,
  wanted: ManagementConfiguration,
  addresses: readonly string[],
): Promise<readonly VerificationCheck[]> {
  return (
    await Promise.all([gateways(root, wanted), nameService(root, wanted), xenapi(root, addresses)])
  ).flat();
}
