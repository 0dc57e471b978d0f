import {
  addressPart,
  bestEffort,
  isIp,
  sameAddress,
  type CoordinatorProbe,
  type HostPort,
  type PoolProof,
} from '../model/index.js';
import {
  conditionBy,
  connect,
  showCertificate,
  type CallError,
  type Fingerprint,
} from '../xenapi/index.js';
import { ownMember, poolMembers } from './pool-certificates.js';

const triedMs = 3_000;
/** A coordinator takes its time to refuse a login. */
const askedMs = 8_000;

/** Of several addresses, the answer that says most. */
const clearest = ['refused', 'silent', 'noRoute'] as const;

type Found = Pick<CoordinatorProbe, 'found' | 'proof' | 'coordinator'>;

/** The host that wants to know. */
export interface AskingHost {
  readonly files: Pick<HostPort['files'], 'text'>;
  readonly network: Pick<HostPort['network'], 'reachXenApi' | 'resolve' | 'xenApiPort'>;
  readonly nics: Pick<HostPort['nics'], 'all'>;
}

const found = (what: Found['found'], proof: PoolProof = 'notKnown', coordinator = ''): Found => ({
  found: what,
  proof,
  coordinator,
});

/**
 * Who answers at a coordinator's name or address: whether it is a XAPI, the coordinator, of this
 * pool, a supporter or this very host. null when nobody can look (a tree that nobody runs). Sends
 * nothing secret: it asks for the certificate, and logs in as nobody, which a coordinator refuses
 * and a supporter answers with the address of its coordinator.
 */
export async function tryCoordinator(
  host: AskingHost,
  address: string,
): Promise<CoordinatorProbe | null> {
  const { network } = host;
  const begun = process.uptime();
  const outcome = (what: Found): CoordinatorProbe => ({
    address,
    ...what,
    seconds: Math.max(1, Math.round(process.uptime() - begun)),
  });
  const limits = { timeoutMs: triedMs };
  const named = isIp(address) ? null : await network.resolve(address, limits);
  if (named?.ok === false)
    return named.error.code === 'notLooked' ? null : outcome(found('noAddress'));
  const nobody = new Set<Found['found']>();
  for (const one of named === null ? [address] : named.value.map((entry) => entry.address)) {
    if (await isOwn(host, one)) return outcome(found('thisHost'));
    const reached = await network.reachXenApi(one, limits);
    if (reached.ok) return outcome(await meet(host, one));
    const { code } = reached.error;
    if (code === 'notLooked') return null;
    nobody.add(code === 'refused' || code === 'noRoute' ? code : 'silent');
  }
  return outcome(found(clearest.find((one) => nobody.has(one)) ?? 'silent'));
}

async function isOwn({ nics }: AskingHost, address: string): Promise<boolean> {
  const all = await nics.all();
  if (!all.known || !isIp(address)) return false;
  return all.value
    .flatMap(({ addresses }) => addresses)
    .some((own) => sameAddress(addressPart(own), address));
}

async function meet({ files, network }: AskingHost, address: string): Promise<Found> {
  const port = await network.xenApiPort(address);
  if (port === null) return found('answers');
  const url = `https://${address.includes(':') ? `[${address}]` : address}:${port}`;
  const shown = await showCertificate(new URL(url), triedMs, true);
  if (!shown.ok) return found('noCertificate');
  const { fingerprint } = shown.value;
  if (fingerprint === (await ownMember(files))) return found('thisHost');
  const members = await poolMembers(files);
  const proof = members === null ? 'notKnown' : members.includes(fingerprint) ? 'ours' : 'foreign';
  return askedRole(url, fingerprint, proof);
}

/** Logs in as nobody. What the XAPI says to that tells its role. */
async function askedRole(url: string, pin: Fingerprint, proof: PoolProof): Promise<Found> {
  const client = connect({ url, members: [pin] });
  const asked = await client.call('session.login_with_password', ['', '', '1.0', ''], {
    timeoutMs: askedMs,
  });
  if (asked.ok) {
    // Without a logout the session ends by itself.
    bestEffort(await client.call('session.logout', [asked.value], { timeoutMs: triedMs }));
    return found('coordinator', proof);
  }
  return roleBy(asked.error, proof);
}

function roleBy(error: CallError, proof: PoolProof): Found {
  if (error.kind === 'api') {
    if (error.code === 'HOST_IS_SLAVE') return found('supporter', proof, error.params[0] ?? '');
    if (error.code.startsWith('SESSION_AUTH')) return found('coordinator', proof);
    return found(conditionBy(error) === 'running' ? 'answers' : 'starting', proof);
  }
  const speaksOtherwise = error.code === 'badStatus' || error.code === 'badAnswer';
  return found(speaksOtherwise || error.code === 'closed' ? 'noXapi' : 'answers', proof);
}
