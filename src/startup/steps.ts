import {
  inventoryOf,
  verifyManagement,
  type ManagementConfiguration,
  type PortQuestion,
  type StartupEvent,
  type StartupOutcome,
  type VerificationReport,
} from '../reset/index.js';
import {
  hostPaths,
  known,
  lossBetween,
  unknown,
  type Known,
  type PoolLoss,
} from '../model/index.js';
import { readHostNetworking } from '../operations/index.js';
import { describeFailure, type XenApiSession } from '../xenapi/index.js';
import { alignFamily } from './address-family.js';
import { allPifs, callForRef, callXenApi, onePif, type PifFacts } from './api.js';
import { keepAttempts, removeTrigger } from './attempt-store.js';
import { chosenPort, type ChosenPort } from './chosen-port.js';
import { checkManageable, findNic } from './find-nic.js';
import { checkVlanFree, createManagementVlan, formerNetwork } from './management-vlan.js';
import type { StartupPorts } from './ports.js';
import { step, type Progress } from './progress.js';
import { StartupError } from './startup-error.js';

/** One attempt at a trigger that has been read. */
export interface Attempt {
  readonly ports: StartupPorts;
  readonly session: XenApiSession;
  readonly wanted: ManagementConfiguration;
  readonly trigger: string;
  readonly progress: Progress;
}

/** What came of an attempt that met no trouble. */
export type AttemptEnd = Extract<StartupOutcome, { readonly result: 'completed' | 'asked' }>;

/** Steps 2 to 6 of the design page and the reading back. Everything that can be checked is checked before step 2. Throws Trouble. */
export async function* carryOut(attempt: Attempt): AsyncGenerator<StartupEvent, AttemptEnd> {
  const { ports, session, progress } = attempt;
  const status = await ports.resets.status();
  const chosen = chosenPort(status.ok ? status.value.history : [], attempt.trigger);
  const found = await findNic(ports, attempt.wanted, chosen);
  if (found.found !== 'nic') {
    await ask(ports, chosen, found.question);
    yield { kind: 'asked', question: found.question, trigger: ports.profile.triggerPath };
  }
  if (found.found === 'none') {
    // Nobody waits for the answer: a failure like any other, and the question is there for whoever comes to the console.
    if (ports.unmatched === 'useName')
      throw new StartupError('device.absent', found.question.device, '');
    return { result: 'asked', question: found.question };
  }
  const { nic } = found;
  const wanted: ManagementConfiguration = { ...attempt.wanted, device: nic.device };
  if (nic.device !== attempt.wanted.device)
    yield { kind: 'moved', mac: chosen.mac ?? '', from: attempt.wanted.device, to: nic.device };
  await checkManageable(ports, wanted.device);
  await checkVlanFree(ports, session, wanted);
  const host = await localHost(ports, session);
  const before = await lossBefore(attempt, chosen);
  const vlanNetwork =
    (await formerNetwork(session, host, attempt.wanted)) || progress.attempts.vlanNetwork;
  if (vlanNetwork !== progress.attempts.vlanNetwork) {
    progress.attempts = { ...progress.attempts, vlanNetwork };
    await keepAttempts(ports.files, progress.attempts);
  }

  yield* step(progress, 'resetNetworking', 'starting');
  progress.wiped = true;
  await callXenApi(session, 'host.reset_networking', [host]);
  yield* step(progress, 'resetNetworking', 'done');

  yield* step(progress, 'scan', 'starting');
  await callXenApi(session, 'PIF.scan', [host]);
  const port = (await allPifs(session)).find(
    (pif) => pif.host === host && pif.physical && pif.vlan === null && pif.device === wanted.device,
  );
  if (port === undefined) throw new StartupError('pif.absent', wanted.device, '');
  yield* step(progress, 'scan', 'done', `${port.device} ${port.mac}`);

  yield* step(progress, 'createVlan', wanted.vlan === null ? 'skipped' : 'starting');
  const pif =
    wanted.vlan === null
      ? port.ref
      : await createManagementVlan(session, port, wanted.vlan, vlanNetwork);
  if (wanted.vlan !== null) yield* step(progress, 'createVlan', 'done', String(wanted.vlan));

  yield* configure(attempt, wanted, pif);

  yield* step(progress, 'managementReconfigure', 'starting');
  await alignFamily(session, wanted, pif, port, pif === port.ref && port.management);
  await callXenApi(session, 'host.management_reconfigure', [pif]);
  yield* step(progress, 'managementReconfigure', 'done');

  const got = await onePif(session, pif);
  yield* step(progress, 'deleteTrigger', 'starting');
  await removeTrigger(ports.files, ports.profile.triggerPath);
  yield* step(progress, 'deleteTrigger', 'done');
  return { result: 'completed', report: await report(attempt, chosen, before, got, port) };
}

/** A question that cannot be kept must not keep a host without network: it is in the log all the same. */
async function ask(
  { resets }: StartupPorts,
  { reset }: ChosenPort,
  question: PortQuestion,
): Promise<void> {
  if (reset === null || (reset.question?.used === question.used && reset.answer === null)) return;
  await resets.recordQuestion(reset.plan.id, question);
}

/** What the pool database holds before the first wipe: as the reset has read it, else read now and kept over later attempts. Unknown for another tool's trigger. */
async function lossBefore(
  { ports, session, progress }: Attempt,
  { reset }: ChosenPort,
): Promise<Known<PoolLoss>> {
  if (reset === null) return unknown('notLooked');
  const kept = reset.loss ?? progress.attempts.loss;
  if (kept !== undefined) return known(kept);
  const read = await readLoss(ports, session);
  if (read.known) {
    progress.attempts = { ...progress.attempts, loss: read.value };
    await keepAttempts(ports.files, progress.attempts);
  }
  return read;
}

/** What the pool database holds of this host's networking now. */
async function readLoss(ports: StartupPorts, session: XenApiSession): Promise<Known<PoolLoss>> {
  const read = await readHostNetworking(session, await hostUuid(ports));
  return read.ok ? known(read.value.loss) : unknown('refused', describeFailure(read.failure));
}

/** PIF.reconfigure_ip, and PIF.reconfigure_ipv6 where the trigger has MODE_V6; a mode of none is left to what a scan makes: None. */
async function* configure(
  { session, progress }: Attempt,
  { ipv4, ipv6, dns }: ManagementConfiguration,
  pif: string,
): AsyncGenerator<StartupEvent> {
  if (ipv4.mode === 'none') yield* step(progress, 'reconfigureIp', 'skipped');
  else {
    yield* step(progress, 'reconfigureIp', 'starting');
    const fixed =
      ipv4.mode === 'static' ? [ipv4.address, ipv4.netmask, ipv4.gateway ?? ''] : ['', '', ''];
    await callXenApi(session, 'PIF.reconfigure_ip', [
      pif,
      ipv4.mode === 'static' ? 'Static' : 'DHCP',
      ...fixed,
      dns.join(','),
    ]);
    yield* step(
      progress,
      'reconfigureIp',
      'done',
      [ipv4.mode, ...fixed].filter((part) => part !== '').join(' '),
    );
  }
  if (ipv6.mode === 'none') yield* step(progress, 'reconfigureIpv6', 'skipped');
  else {
    yield* step(progress, 'reconfigureIpv6', 'starting');
    const fixed =
      ipv6.mode === 'static'
        ? [`${ipv6.address}/${ipv6.prefixLength}`, ipv6.gateway ?? '']
        : ['', ''];
    await callXenApi(session, 'PIF.reconfigure_ipv6', [
      pif,
      { static: 'Static', dhcp: 'DHCP', autoconf: 'Autoconf' }[ipv6.mode],
      ...fixed,
      dns.join(','),
    ]);
    yield* step(
      progress,
      'reconfigureIpv6',
      'done',
      [ipv6.mode, ...fixed].filter((part) => part !== '').join(' '),
    );
  }
}

/** INSTALLATION_UUID of the inventory. */
async function hostUuid({ files }: StartupPorts): Promise<string> {
  const file = await files.read(hostPaths.inventory);
  const uuid = inventoryOf(file).installationUuid;
  if (uuid === '')
    throw new StartupError(
      'inventory.unreadable',
      hostPaths.inventory,
      file.state === 'unreadable' ? file.detail : file.state,
    );
  return uuid;
}

/** "A ref to the localhost" (steps 2 and 3): the host whose uuid is the inventory's INSTALLATION_UUID. */
async function localHost(ports: StartupPorts, session: XenApiSession): Promise<string> {
  const uuid = await hostUuid(ports);
  try {
    return await callForRef(session, 'host.get_by_uuid', [uuid]);
  } catch (error) {
    if (error instanceof StartupError && error.detail.startsWith('UUID_INVALID'))
      throw new StartupError('host.unknown', uuid, error.detail);
    throw error;
  }
}

async function report(
  { ports, session, wanted }: Attempt,
  { reset, mac }: ChosenPort,
  before: Known<PoolLoss>,
  got: PifFacts,
  port: PifFacts,
): Promise<VerificationReport> {
  const checks = verifyManagement(wanted, mac, got, port.mac);
  const made = { planId: reset?.plan.id ?? null, at: ports.now(), checks };
  if (made.planId === null) return made;
  const now = before.known ? await readLoss(ports, session) : before;
  const told = {
    ...made,
    lost:
      before.known && now.known
        ? known(lossBetween(before.value, now.value))
        : now.known
          ? before
          : now,
  };
  // A journal that cannot be written takes nothing from a completed reset: the report goes to the log and the console as well.
  await ports.resets.recordCompletion(told);
  return told;
}
