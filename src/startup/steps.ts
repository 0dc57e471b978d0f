import {
  hostPaths, parseInventory, verifyManagement,
  type ManagementConfiguration, type Nic, type StartupEvent, type VerificationReport,
} from '../reset/index.js';
import type { XenApiSession } from '../xenapi/index.js';
import { allPifs, callForRef, callXenApi, onePif, type PifFacts } from './api.js';
import { keepAttempts, removeTrigger } from './attempt-store.js';
import { chosenPort } from './chosen-port.js';
import { createManagementVlan, formerNetwork } from './management-vlan.js';
import type { StartupPorts } from './ports.js';
import { step, type Progress } from './progress.js';
import { Trouble } from './trouble.js';

/** One attempt at a trigger that has been read. */
export interface Attempt {
  readonly ports: StartupPorts;
  readonly session: XenApiSession;
  readonly wanted: ManagementConfiguration;
  readonly trigger: string;
  readonly progress: Progress;
}

/** Steps 2 to 6 of the design page and the reading back. Everything that can be checked is checked before step 2. Throws Trouble. */
export async function* carryOut(attempt: Attempt): AsyncGenerator<StartupEvent, VerificationReport> {
  const { ports, session, progress } = attempt;
  const status = await ports.resets.status();
  const chosen = chosenPort(status.ok ? status.value.history : [], attempt.trigger);
  const nic = await findNic(ports, attempt.wanted, chosen.mac);
  const wanted: ManagementConfiguration = { ...attempt.wanted, device: nic.device };
  if (nic.device !== attempt.wanted.device) yield { kind: 'moved', mac: chosen.mac ?? '', from: attempt.wanted.device, to: nic.device };
  const host = await localHost(ports, session);
  const vlanNetwork = await formerNetwork(session, host, attempt.wanted) || progress.attempts.vlanNetwork;
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
  const port = (await allPifs(session)).find((pif) => pif.host === host && pif.physical && pif.vlan === null && pif.device === wanted.device);
  if (port === undefined) throw new Trouble('pif.absent', wanted.device, '');
  yield* step(progress, 'scan', 'done', `${port.device} ${port.mac}`);

  yield* step(progress, 'createVlan', wanted.vlan === null ? 'skipped' : 'starting');
  const pif = wanted.vlan === null ? port.ref : await createManagementVlan(session, port, wanted.vlan, vlanNetwork);
  if (wanted.vlan !== null) yield* step(progress, 'createVlan', 'done', String(wanted.vlan));

  yield* configure(attempt, wanted, pif);

  yield* step(progress, 'managementReconfigure', 'starting');
  await callXenApi(session, 'host.management_reconfigure', [pif]);
  yield* step(progress, 'managementReconfigure', 'done');

  const got = await onePif(session, pif);
  yield* step(progress, 'deleteTrigger', 'starting');
  await removeTrigger(ports.files, ports.profile.triggerPath);
  yield* step(progress, 'deleteTrigger', 'done');
  return report(attempt, wanted, chosen, got, port);
}

/** PIF.reconfigure_ip, and PIF.reconfigure_ipv6 where the trigger has MODE_V6; a mode of none is left to what a scan makes: None. */
async function* configure({ session, progress }: Attempt, { ipv4, ipv6, dns }: ManagementConfiguration, pif: string): AsyncGenerator<StartupEvent> {
  if (ipv4.mode === 'none') yield* step(progress, 'reconfigureIp', 'skipped');
  else {
    yield* step(progress, 'reconfigureIp', 'starting');
    const fixed = ipv4.mode === 'static' ? [ipv4.address, ipv4.netmask, ipv4.gateway ?? ''] : ['', '', ''];
    await callXenApi(session, 'PIF.reconfigure_ip', [pif, ipv4.mode === 'static' ? 'Static' : 'DHCP', ...fixed, dns.join(',')]);
    yield* step(progress, 'reconfigureIp', 'done', [ipv4.mode, ...fixed].filter((part) => part !== '').join(' '));
  }
  if (ipv6.mode === 'none') yield* step(progress, 'reconfigureIpv6', 'skipped');
  else {
    yield* step(progress, 'reconfigureIpv6', 'starting');
    const fixed = ipv6.mode === 'static' ? [`${ipv6.address}/${ipv6.prefixLength}`, ipv6.gateway ?? ''] : ['', ''];
    await callXenApi(session, 'PIF.reconfigure_ipv6', [pif, { static: 'Static', dhcp: 'DHCP', autoconf: 'Autoconf' }[ipv6.mode], ...fixed, dns.join(',')]);
    yield* step(progress, 'reconfigureIpv6', 'done', [ipv6.mode, ...fixed].filter((part) => part !== '').join(' '));
  }
}

/** The NIC to use: the port the operator chose, whatever it is called now; else the device by its name. A host without it is not wiped. */
async function findNic(ports: StartupPorts, wanted: ManagementConfiguration, mac: string | null): Promise<Nic> {
  const nics = await ports.readNics();
  if (!nics.known) throw new Trouble('nics.unreadable', '/sys/class/net', nics.reason.detail);
  const physical = nics.value.filter((nic) => nic.physical);
  const found = physical.find((nic) => mac !== null && nic.mac === mac) ?? physical.find((nic) => nic.device === wanted.device);
  if (found === undefined) throw new Trouble('device.absent', wanted.device, physical.map((nic) => nic.device).join(', '));
  return found;
}

/** "A ref to the localhost" (steps 2 and 3): the host whose uuid is the inventory's INSTALLATION_UUID. */
async function localHost(ports: StartupPorts, session: XenApiSession): Promise<string> {
  const file = await ports.files.read(hostPaths.inventory);
  const uuid = file.state === 'present' ? parseInventory(file.text).installationUuid : '';
  if (uuid === '') throw new Trouble('inventory.unreadable', hostPaths.inventory, file.state === 'unreadable' ? file.detail : file.state);
  try {
    return await callForRef(session, 'host.get_by_uuid', [uuid]);
  } catch (error) {
    if (error instanceof Trouble && error.detail.startsWith('UUID_INVALID')) throw new Trouble('host.unknown', uuid, error.detail);
    throw error;
  }
}

async function report(attempt: Attempt, wanted: ManagementConfiguration, chosen: ReturnType<typeof chosenPort>, got: PifFacts, port: PifFacts): Promise<VerificationReport> {
  const { ports } = attempt;
  const made = { planId: chosen.planId, at: ports.now(), checks: verifyManagement(wanted, chosen.mac, got, port.mac) };
  // A journal that cannot be written takes nothing from a completed reset: the report goes to the log and the console as well.
  if (made.planId !== null) await ports.resets.recordCompletion(made);
  return made;
}
