import { isIp, type CoordinatorTrial, type NetworkPort } from '../model/index.js';

const triedMs = 3_000;

/**
 * Whether XAPI answers at a coordinator's name or address. null when nobody can look (a tree that
 * nobody runs).
 */
export async function tryCoordinator(
  network: Pick<NetworkPort, 'reachXenApi' | 'resolve'>,
  address: string,
): Promise<CoordinatorTrial | null> {
  const begun = performance.now();
  const told = (answers: boolean): CoordinatorTrial => ({
    address,
    answers,
    seconds: Math.max(1, Math.round((performance.now() - begun) / 1000)),
  });
  const limits = { timeoutMs: triedMs };
  const named = isIp(address) ? null : await network.resolve(address, limits);
  if (named?.ok === false) return told(false);
  for (const one of named === null ? [address] : named.value.map((entry) => entry.address)) {
    const reached = await network.reachXenApi(one, limits);
    if (reached.ok) return told(true);
    if (reached.error.code === 'notLooked') return null;
  }
  return told(false);
}
