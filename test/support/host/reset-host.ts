import {
  finish,
  hostPaths,
  profileOf,
  unknown,
  type HostFacts,
  type ProfileName,
  type Result,
  type CommandOutcome,
  type FilePort,
  type MachinePort,
  type PortError,
} from '../../../src/model/index.js';
import {
  emptyDraft,
  makePlan,
  makeRequest,
  type Initiator,
  type ResetDraft,
  type ResetPlan,
} from '../../../src/reset/index.js';
import { wellFacts } from './well-host.js';

/**
 * A supporter with a bond, as installed, with every file that a reset can change. So the plan has
 * each kind of step.
 */
export const supporterFiles: Readonly<Record<string, string>> = {
  '/etc/xensource-inventory': [
    '# written by the installer',
    "INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'",
    "CONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'",
    "MANAGEMENT_INTERFACE='xapi1'",
    "CURRENT_INTERFACES='xapi1'",
    "MANAGEMENT_ADDRESS_TYPE='IPv4'",
    "DOM0_OPTIONS='console=hvc0 a=b'",
    '',
    '',
  ].join('\n'),
  '/etc/xensource/pool.conf': 'slave:10.0.0.7',
  '/etc/firstboot.d/data/management.conf':
    "LABEL='bond0'\nMODE='dhcp'\nBOND_MODE='balance-slb'\nBOND_MEMBERS='eth0,eth1'\n",
  '/var/lib/xcp/networkd.db': '{"interface_config":{"xapi1":{}}}',
};

/** The person who starts resets in tests. */
export const operator: Initiator = {
  user: 'root',
  tty: '/dev/tty1',
  face: 'command',
  reason: 'switch replaced',
};

/** Facts of the host read through `files`; eth0 and eth1 are its NICs. */
export async function factsOf(files: FilePort, profileName: ProfileName): Promise<HostFacts> {
  const profile = profileOf(profileName, null);
  const [inventory, management, poolConf, networkdDatabase, trigger] = await Promise.all([
    files.read(hostPaths.inventory),
    files.read(hostPaths.management),
    files.read(hostPaths.poolConf),
    files.read(hostPaths.networkdDatabase),
    files.read(profile.triggerPath),
  ]);
  return {
    ...wellFacts({ inventory, management, poolConf, trigger, networkdDatabase }, profileName),
    loss: unknown('notLooked'),
    networking: unknown('notLooked'),
  };
}

/** The plan of a reset to eth1, static, with a new coordinator address. */
export function planOf(facts: HostFacts, id: string, draft: Partial<ResetDraft> = {}): ResetPlan {
  const request = makeRequest(
    {
      ...emptyDraft,
      device: 'eth1',
      ipv4Mode: 'static',
      address: '192.168.1.5',
      netmask: '255.255.255.0',
      gateway: '192.168.1.1',
      dns: '192.168.1.2',
      coordinatorAddress: '192.168.1.9',
      ...draft,
    },
    { profile: facts.profile, nics: facts.nics, pool: facts.pool, forceDevice: false },
  );
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, facts, { id, createdAt: '2026-01-02T03:04:05Z' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

/** A machine that only records its calls. A call named in `failing` answers an error. */
export function recordingMachine(
  failing: ReadonlySet<string> = new Set(),
  beforeEach: () => void = () => undefined,
): MachinePort & { readonly calls: readonly string[] } {
  const calls: string[] = [];
  const told = (command: string): Promise<Result<CommandOutcome, PortError>> => {
    beforeEach();
    calls.push(command);
    return Promise.resolve(
      failing.has(command)
        ? {
            ok: false,
            error: {
              code: 'commandFailed',
              subject: command,
              cause: 'exit status 1',
              retryable: true,
            },
          }
        : { ok: true, value: { ran: true, command } },
    );
  };
  return {
    calls,
    stopService: (service) => told(`stop ${service}`),
    startService: (service) => told(`start ${service}`),
    reconfigureManagement: () => told('reconfigure'),
    resetInterfaceNames: () => told('rename'),
    updateInterfaceNames: () => told('update-names'),
    remountRoot: () => told('remount'),
    reboot: () => told('reboot'),
  };
}

/** All events of a stream, and its outcome. */
export async function drain<Event, Outcome>(
  stream: AsyncGenerator<Event, Outcome>,
): Promise<{ readonly events: readonly Event[]; readonly outcome: Outcome }> {
  const events: Event[] = [];
  return { outcome: await finish(stream, (event) => events.push(event)), events };
}
