import { Resolver } from 'node:dns/promises';
import { parseTestTarget, spokenAddress } from '../../model/index.js';
import { parsePoolConf } from '../../reset/index.js';
import { errorCode } from '../files/disk.js';
import { readNeighbours } from '../lan/neighbours.js';
import { readNameServers } from './name-servers.js';
import { ping, type PingTarget } from './ping.js';
import { readPoolConf } from '../xapi/pool-conf-file.js';
import { reachXenApi } from './reachability.js';
import { resolveName, type NameTrouble } from './resolve-name.js';
import { readGateways } from './routes.js';

/** Whom to test. Gateways, name servers and (without a text) the coordinator are those in force. */
export interface TestSubject {
  readonly of: 'loopback' | 'gateway' | 'dns' | 'coordinator' | 'own';
  readonly text: string;
}

/** What came of one address of a target. `asked`: the address, or the name while no address is known; '' where there is nobody to ask. */
export interface SubjectResult {
  readonly of: TestSubject['of'];
  readonly asked: string;
  readonly outcome: SubjectOutcome;
}

/** How it ended. `detail`: the system's own words; for `failed` also a TargetTrouble. */
export type SubjectOutcome =
  | { readonly state: 'answered'; readonly milliseconds: number }
  | { readonly state: 'silent' | 'absent' | 'noXapi' }
  | {
      readonly state: 'unknownName';
      readonly code: Exclude<NameTrouble['code'], 'cancelled'>;
      readonly servers: readonly string[];
    }
  | { readonly state: 'unreachable' | 'failed'; readonly detail: string };

/** Limits. */
export interface SubjectTestOptions {
  readonly signal?: AbortSignal | undefined;
  /** For one packet or question. Default 2 s. */
  readonly timeoutMs?: number;
}

/** A second packet, since the first one often finds no entry in a neighbour table. */
const packets = 2;
const loopback: readonly PingTarget[] = [
  { family: 4, address: '127.0.0.1', device: '' },
  { family: 6, address: '::1', device: '' },
];

/**
 * Tests targets side by side and tells each result as it comes: loopback, gateways and an own text by ping, name servers by a question
 * that any of them answers, the pool coordinator by a XenAPI connection. Ends when all are through; after the signal at once, and tells
 * nothing more. Never rejects for trouble with the network: that is what the results are for.
 */
export async function testSubjects(
  root: string,
  targets: readonly TestSubject[],
  tell: (result: SubjectResult) => void,
  options: SubjectTestOptions = {},
): Promise<void> {
  await Promise.all(
    targets.map(async ({ of, text }) => {
      const report = (asked: string, outcome: SubjectOutcome | null): void => {
        if (outcome !== null && options.signal?.aborted !== true) tell({ of, asked, outcome });
      };
      switch (of) {
        case 'loopback':
          return pingAll(root, loopback, report, options);
        case 'gateway':
          return testGateways(root, report, options);
        case 'dns':
          return testNameServers(root, report, options);
        case 'coordinator':
          return testCoordinator(root, text, report, options);
        case 'own':
          return testText(root, text, report, options);
      }
    }),
  );
}

type Report = (asked: string, outcome: SubjectOutcome | null) => void;

async function pingAll(
  root: string,
  targets: readonly PingTarget[],
  report: Report,
  options: SubjectTestOptions,
): Promise<void> {
  await Promise.all(
    targets.map(async (target) => {
      report(spokenAddress(target), await pinged(root, target, options));
    }),
  );
}

/** null: cancelled. */
async function pinged(
  root: string,
  target: PingTarget,
  options: SubjectTestOptions,
): Promise<SubjectOutcome | null> {
  let why = '';
  for await (const event of ping(root, target, { ...options, count: packets, intervalMs: 200 })) {
    if (event.kind === 'reply') return { state: 'answered', milliseconds: event.ms };
    if (event.kind === 'failed')
      return event.code === 'notSent'
        ? { state: 'unreachable', detail: event.detail }
        : { state: 'failed', detail: event.detail };
    if (event.kind === 'lost') why = event.detail;
    else if (event.cancelled) return null;
  }
  return why === '' ? { state: 'silent' } : { state: 'unreachable', detail: why };
}

async function testGateways(
  root: string,
  report: Report,
  options: SubjectTestOptions,
): Promise<void> {
  const gateways = await readGateways(root);
  if (!gateways.known) report('', { state: 'failed', detail: gateways.reason.detail });
  else if (gateways.value.length === 0) report('', { state: 'absent' });
  else
    await pingAll(
      root,
      gateways.value.map((gateway) => ({
        ...gateway,
        device: gateway.address.startsWith('fe80:') ? gateway.device : '',
      })),
      report,
      options,
    );
}

async function testNameServers(
  root: string,
  report: Report,
  options: SubjectTestOptions,
): Promise<void> {
  const read = await readNameServers(root);
  if (!read.known) report('', { state: 'failed', detail: read.reason.detail });
  else if (read.value.servers.length === 0) report('', { state: 'absent' });
  else
    await Promise.all(
      read.value.servers.map(async (server) => {
        report(server, await questioned(root, server, options));
      }),
    );
}

/** Asks a server about the root zone: also a refusal is an answer. */
async function questioned(
  root: string,
  server: string,
  { signal, timeoutMs = 2000 }: SubjectTestOptions,
): Promise<SubjectOutcome | null> {
  const from = performance.now();
  const answered = (): SubjectOutcome => ({
    state: 'answered',
    milliseconds: performance.now() - from,
  });
  if (root !== '/') {
    const neighbours = await readNeighbours(root);
    return neighbours.known && neighbours.value.answers(server) ? answered() : { state: 'silent' };
  }
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  const cancel = (): void => {
    resolver.cancel();
  };
  signal?.addEventListener('abort', cancel);
  try {
    resolver.setServers([server]);
    await resolver.resolveSoa('.');
    return answered();
  } catch (error) {
    switch (errorCode(error)) {
      case 'ECANCELLED':
        return null;
      case 'ETIMEOUT':
      case 'ECONNREFUSED':
        return { state: 'silent' };
      case 'ERR_INVALID_IP_ADDRESS':
        return { state: 'failed', detail: server };
      default:
        return answered();
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

async function testCoordinator(
  root: string,
  text: string,
  report: Report,
  options: SubjectTestOptions,
): Promise<void> {
  const role = text === '' ? parsePoolConf(await readPoolConf(root)) : null;
  const asked = role === null ? text : role.role === 'supporter' ? role.coordinatorAddress : '';
  if (asked === '') {
    report('', { state: 'absent' });
    return;
  }
  await eachAddress(root, asked, report, options, async ({ address }) => {
    const from = performance.now();
    const reached = await reachXenApi(root, address, { signal: options.signal });
    if (reached.ok) return { state: 'answered', milliseconds: performance.now() - from };
    switch (reached.error.code) {
      case 'cancelled':
        return null;
      case 'timedOut':
        return { state: 'silent' };
      case 'refused':
        return { state: 'noXapi' };
      case 'noRoute':
        return { state: 'unreachable', detail: reached.error.detail };
    }
  });
}

function testText(
  root: string,
  text: string,
  report: Report,
  options: SubjectTestOptions,
): Promise<void> {
  return eachAddress(root, text, report, options, (target) => pinged(root, target, options));
}

/** The address a text is, or the first one of each family that its name has. */
async function eachAddress(
  root: string,
  text: string,
  report: Report,
  options: SubjectTestOptions,
  probe: (target: PingTarget) => Promise<SubjectOutcome | null>,
): Promise<void> {
  const target = parseTestTarget(text);
  if (!target.ok) {
    report(text, { state: 'failed', detail: target.error });
    return;
  }
  if (target.value.kind === 'address') {
    report(spokenAddress(target.value), await probe(target.value));
    return;
  }
  const { name } = target.value;
  const resolved = await resolveName(root, name, options);
  if (!resolved.ok) {
    const { code, servers } = resolved.error;
    report(name, code === 'cancelled' ? null : { state: 'unknownName', code, servers });
    return;
  }
  const firsts = ([4, 6] as const).flatMap((family) =>
    resolved.value.filter((one) => one.family === family).slice(0, 1),
  );
  await Promise.all(
    firsts.map(async (one) => {
      report(one.address, await probe({ ...one, device: '' }));
    }),
  );
}
