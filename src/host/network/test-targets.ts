import { Resolver } from 'node:dns/promises';
import {
  coordinatorAddressOf,
  isLinkLocal,
  parseTypedAddress,
  spokenAddress,
  usualMtu,
  type NameError,
  type NetworkTestOptions,
  type Reason,
  type TestResult,
  type TestTarget,
} from '../../model/index.js';
import { errorCode } from '../files/disk.js';
import { ping, type PingTarget } from './ping.js';
import type { Reach } from './reach.js';

type Outcome = TestResult['outcome'];

/**
 * The result when the addresses to test could not be read. For a foreign tree nothing is tested.
 */
const unknownOutcome = ({ code, detail }: Reason): Outcome =>
  code === 'notLooked' ? { state: 'notLooked' } : { state: 'failed', detail };

/** Two packets, because the first one often finds no entry in a neighbour table. */
const packets = 2;
const loopback: readonly PingTarget[] = [
  { family: 4, address: '127.0.0.1', device: '' },
  { family: 6, address: '::1', device: '' },
];

/**
 * Tests targets side by side and reports each result as it comes: loopback, gateways and the
 * operator's own text by ping, name servers by a question, the pool coordinator by a XenAPI
 * connection. Without a text, the coordinator is the one that pool.conf names.
 *
 * Ends when all tests are done. After the signal it ends at once and reports nothing more. A
 * network error never makes it reject, because the results report it.
 */
export async function testTargets(
  reach: Reach,
  targets: readonly TestTarget[],
  tell: (result: TestResult) => void,
  options: NetworkTestOptions = {},
): Promise<void> {
  await Promise.all(
    targets.map(async ({ of, text }) => {
      const report = (asked: string, outcome: Outcome | null): void => {
        tellUnless(options, { of, asked, outcome }, tell);
      };
      switch (of) {
        case 'loopback':
          return pingAll(reach, loopback, report, options);
        case 'gateway':
          await testGateways(reach, report, options);
          return testMtu(reach, tell, options);
        case 'dns':
          return testNameServers(reach, report, options);
        case 'coordinator':
          return testCoordinator(reach, text, report, options);
        case 'own':
          return testText(reach, text, report, options);
      }
    }),
  );
}

type Report = (asked: string, outcome: Outcome | null) => void;

async function pingAll(
  reach: Reach,
  targets: readonly PingTarget[],
  report: Report,
  options: NetworkTestOptions,
): Promise<void> {
  await Promise.all(
    targets.map(async (target) => {
      report(spokenAddress(target), await pinged(reach, target, options));
    }),
  );
}

/** Answers null when cancelled. */
async function pinged(
  reach: Reach,
  target: PingTarget,
  options: NetworkTestOptions,
): Promise<Outcome | null> {
  let why = '';
  for await (const event of ping(reach.echo, target, {
    ...options,
    count: packets,
    intervalMs: 200,
  })) {
    if (event.kind === 'reply') return { state: 'answered', milliseconds: event.ms };
    if (event.kind === 'failed' && event.code === 'notLooked') return { state: 'notLooked' };
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
  reach: Reach,
  report: Report,
  options: NetworkTestOptions,
): Promise<void> {
  const gateways = await reach.gateways();
  if (!gateways.known) report('', unknownOutcome(gateways.reason));
  else if (gateways.value.length === 0) report('', { state: 'absent' });
  else
    await pingAll(
      reach,
      gateways.value.map((gateway) => ({
        ...gateway,
        device: isLinkLocal(gateway.address) ? gateway.device : '',
      })),
      report,
      options,
    );
}

/**
 * Sends each gateway one packet as large as the MTU of the port allows, where that is not the usual
 * one. A switch with a smaller MTU drops it without a word.
 */
async function testMtu(
  reach: Reach,
  tell: (result: TestResult) => void,
  options: NetworkTestOptions,
): Promise<void> {
  const gateways = await reach.gateways();
  for (const gateway of gateways.known ? gateways.value : []) {
    const bytes = await reach.mtu(gateway.device);
    if (bytes === null || bytes === usualMtu) continue;
    const device = isLinkLocal(gateway.address) ? gateway.device : '';
    const outcome = await pinged(reach, { ...gateway, device, bytes }, options);
    tellUnless(options, { of: 'gateway', asked: gateway.address, outcome, bytes }, tell);
  }
}

/** Tells a result, unless the test was cancelled. */
function tellUnless(
  { signal }: NetworkTestOptions,
  { outcome, ...result }: Omit<TestResult, 'outcome'> & { readonly outcome: Outcome | null },
  tell: (result: TestResult) => void,
): void {
  if (outcome !== null && signal?.aborted !== true) tell({ ...result, outcome });
}

async function testNameServers(
  reach: Reach,
  report: Report,
  options: NetworkTestOptions,
): Promise<void> {
  const read = await reach.nameServers();
  if (!read.known) report('', unknownOutcome(read.reason));
  else if (read.value.servers.length === 0) report('', { state: 'absent' });
  else
    await Promise.all(
      read.value.servers.map(async (server) => {
        report(server, await reach.question(server, options));
      }),
    );
}

/**
 * Asks a server for the root zone's SOA record. A server that refuses has answered too. Answers
 * null when cancelled.
 */
export async function questionServer(
  server: string,
  { signal, timeoutMs = 2000 }: NetworkTestOptions,
): Promise<Outcome | null> {
  const from = performance.now();
  const answered = (): Outcome => ({
    state: 'answered',
    milliseconds: performance.now() - from,
  });
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
  reach: Reach,
  text: string,
  report: Report,
  options: NetworkTestOptions,
): Promise<void> {
  const role = text === '' ? await reach.poolRole() : null;
  const asked = role === null ? text : coordinatorAddressOf(role);
  if (asked === '') {
    report('', { state: 'absent' });
    return;
  }
  await eachAddress(reach, asked, report, options, async ({ address }) => {
    const from = performance.now();
    const reached = await reach.reachXenApi(address, { signal: options.signal });
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
      case 'notLooked':
        return { state: 'notLooked' };
    }
  });
}

function testText(
  reach: Reach,
  text: string,
  report: Report,
  options: NetworkTestOptions,
): Promise<void> {
  return eachAddress(reach, text, report, options, (target) => pinged(reach, target, options));
}

function withoutAddress({ code, servers }: NameError): Outcome | null {
  switch (code) {
    case 'cancelled':
      return null;
    case 'notLooked':
      return { state: 'notLooked' };
    default:
      return { state: 'unknownName', code, servers };
  }
}

/** Probes the address that the text is, or the first address of each family that its name has. */
async function eachAddress(
  reach: Reach,
  text: string,
  report: Report,
  options: NetworkTestOptions,
  probe: (target: PingTarget) => Promise<Outcome | null>,
): Promise<void> {
  const target = parseTypedAddress(text);
  if (!target.ok) {
    report(text, { state: 'failed', detail: target.error });
    return;
  }
  if (target.value.kind === 'address') {
    report(spokenAddress(target.value), await probe(target.value));
    return;
  }
  const { name } = target.value;
  const resolved = await reach.resolve(name, options);
  if (!resolved.ok) {
    report(name, withoutAddress(resolved.error));
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
