import { dryRunMachine, startNetwork } from '../../src/embedded/index.js';
import { openResets, openTree } from '../../src/host/index.js';
import { finish, err, type PortError } from '../../src/model/index.js';
import { emptyDraft, makePlan, makeRequest, type ResetDraft } from '../../src/reset/index.js';
import { followUp, startupPorts } from '../../src/startup/index.js';
import { startupErrorText, verificationLines } from '../../src/text/index.js';
import { asMap, asString, openSession } from '../../src/xenapi/index.js';
import { embeddedAt } from '../support/host/hosts.js';
import { factsOf } from '../support/host/read-host.js';
import { undoThrough } from '../support/rebuild/host.js';
import { StartupHost } from './startup-host.js';

const noJournal: PortError = {
  code: 'undoMissing',
  subject: '',
  cause: 'the journal of another program',
  retryable: false,
};

let host: StartupHost;
beforeEach(async () => {
  host = await StartupHost.open();
});
afterEach(() => host.close());

const resets = async () => openResets({ root: host.dir, machine: dryRunMachine() });
const mtuOf = async (device: string) => Number(await host.file(`sys/class/net/${device}/mtu`));

/** The reference of the network with this bridge, or of the PIF with this device. */
async function refOf(className: string, field: string, value: string): Promise<string> {
  const found = [...(await host.records(className))].find(([, row]) => row[field] === value);
  return found?.[0] ?? '';
}

/** The management network gets this MTU, as an administrator sets it. */
async function withMtu(mtu: number): Promise<void> {
  await host.call('network.set_MTU', [await refOf('network', 'bridge', 'xenbr0'), String(mtu)]);
  const pif = [...(await host.records('PIF'))].find(([, row]) => row['management'] === true);
  const [ref = '', row = {}] = pif ?? [];
  const given = ['IP', 'netmask', 'gateway', 'DNS'].map((key) => row[key] ?? '');
  await host.call('PIF.reconfigure_ip', [ref, row['ip_configuration_mode'] ?? '', ...given]);
}

/** A reset up to its reboot. */
async function reset(draft: Partial<ResetDraft>): Promise<void> {
  const facts = await factsOf(host.dir);
  const request = makeRequest(
    { ...emptyDraft, ipv4Mode: 'dhcp', ...draft },
    { profile: facts.profile, nics: facts.nics, pool: facts.pool, forceDevice: false },
  );
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, facts, { id: 'plan-1', createdAt: '2026-01-02T03:04:05Z' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const initiator = { user: 'root', tty: '', face: 'command', reason: '' } as const;
  const run = (await resets()).run(plan.value, { initiator, basis: facts.files, reboot: true });
  await finish(run);
  await startNetwork(await openTree(host.dir));
}

/** The line of the report about the MTU. */
async function told(): Promise<readonly string[]> {
  const { outcome } = await host.complete();
  if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
  return verificationLines(outcome.report).filter((line) => line.includes('MTU'));
}

test('an MTU of the management network is shown by the kernel of an embedded host', async () => {
  await withMtu(9000);
  expect([await mtuOf('xenbr0'), await mtuOf('eth0')]).toEqual([9000, 9000]);
  await withMtu(1500);
  expect([await mtuOf('xenbr0'), await mtuOf('eth0')]).toEqual([1500, 1500]);
});

test.each([
  ['the same port', { device: 'eth0' }, 'xenbr0'],
  ['another port', { device: 'eth1' }, 'xenbr1'],
  ['a new VLAN on another port', { device: 'eth1', vlan: '21' }, 'xenbr1'],
  ['a VLAN with a network of its own', { device: 'eth1', vlan: '55' }, 'xenbr1'],
])('a reset keeps the MTU on %s', async (_, draft, bridge) => {
  await withMtu(9000);
  await reset(draft);
  expect(await told()).toEqual(['ok     MTU: 9000']);
  expect(await mtuOf(bridge)).toBe(9000);
  expect(await mtuOf(draft.device)).toBe(9000);
  const management = (await host.pifs()).find((pif) => pif['management'] === true);
  const network = (await host.records('network')).get(asString(management?.['network'])) ?? {};
  expect(await mtuOf(asString(network['bridge']))).toBe(9000);
  // Nobody else's network has changed.
  expect(network['MTU']).toBe(draft.device === 'eth0' ? 9000 : 1500);
});

test('a reset keeps an MTU that belongs to the PIF alone, which is wiped', async () => {
  const pif = await refOf('PIF', 'MAC', '3c:ec:ef:12:a0:54');
  await host.call('PIF.add_to_other_config', [pif, 'mtu', '9000']);
  await host.call('PIF.reconfigure_ip', [pif, 'DHCP', '', '', '', '']);
  await reset({ device: 'eth0' });
  expect(await told()).toEqual(['ok     MTU: 9000']);
  expect(await mtuOf('xenbr0')).toBe(9000);
});

/** Undoes the reset through XenAPI. */
async function undo(): Promise<void> {
  const status = await (await resets()).status();
  const kept = status.ok ? status.value.history.at(-1)?.kept : null;
  const session = await openSession(host.client());
  if (!session.ok || kept === null || kept === undefined) throw new Error(JSON.stringify(status));
  const uuid = [...(await host.records('host')).values()].map((row) => asString(row['uuid']));
  await undoThrough(session.value, uuid[0] ?? '', kept.networking);
}

test.each([
  ['another port', { device: 'eth1' }, 'xenbr1'],
  ['a new VLAN on another port', { device: 'eth1', vlan: '21' }, 'xenbr1'],
])('an undo takes the MTU away again from %s', async (_, draft, bridge) => {
  const settings = async () =>
    (await host.pifs())
      .filter((pif) => pif['device'] === 'eth1')
      .map((pif) => asMap(pif['other_config'])['mtu'] ?? null);
  await withMtu(9000);
  const before = await settings();
  await reset(draft);
  await host.complete();
  expect(await settings()).toContain('9000');
  await undo();
  expect(await settings()).toEqual(before);
  expect([await mtuOf(bridge), await mtuOf('eth1')]).toEqual([1500, 1500]);
  expect([await mtuOf('xenbr0'), await mtuOf('eth0')]).toEqual([9000, 9000]);
});

test('a bond gets it too', async () => {
  await withMtu(9000);
  await reset({ device: 'eth0', bondMembers: 'eth0,eth1', bondMode: 'lacp' });
  expect(await told()).toEqual(['ok     MTU: 9000']);
});

test('an MTU that somebody has set for the other network stays', async () => {
  await withMtu(9000);
  await host.call('network.set_MTU', [await refOf('network', 'bridge', 'xenbr1'), '4000']);
  await reset({ device: 'eth1' });
  expect(await told()).toEqual(['FAILED MTU: 4000 (wanted: 9000)']);
});

test.each([
  ['another port', { device: 'eth1' }, 'xenbr1'],
  ['a VLAN on another port', { device: 'eth1', vlan: '21' }, 'xenbr1'],
])("where the host's own xapi does the reset, the MTU follows on %s", async (_, draft, bridge) => {
  await withMtu(9000);
  await reset(draft);
  const state = await resets();
  await host.complete({
    resets: { ...state, status: () => Promise.resolve(err(noJournal)) },
  });
  expect(await mtuOf(bridge)).toBe(1500);
  const machine = await embeddedAt(host.dir);
  const ports = await startupPorts(machine, state, host.client(), 'ask', startupErrorText);
  const run = followUp(
    ports,
    { host: machine, client: host.client(), now: () => '2026-01-02T03:09:00Z' },
    false,
  );
  const outcome = await finish(run);
  if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
  expect(verificationLines(outcome.report)).toContain('ok     MTU: 9000');
  expect([await mtuOf(bridge), await mtuOf('eth1')]).toEqual([9000, 9000]);
});
