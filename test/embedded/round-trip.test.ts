import { readNics } from '../support/host/host-calls.js';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openEmbeddedHost,
  type EmbeddedEvent,
  type EmbeddedHost,
} from '../../src/embedded/index.js';
import { openResets } from '../../src/host/index.js';
import { finish, ok, type ProfileName } from '../../src/model/index.js';
import { emptyDraft, makePlan, makeRequest, type ResetDraft } from '../../src/reset/index.js';
import { asMap, asString, connect, openSession, type WireRecord } from '../../src/xenapi/index.js';
import { followUp, readBack, startupPorts } from '../../src/startup/index.js';
import { programPath, runProgram } from '../support/run/program.js';
import { factsOf } from '../support/host/read-host.js';

let dir: string;
let host: EmbeddedHost;
let events: EmbeddedEvent[];

async function open(profile: ProfileName): Promise<void> {
  dir = join(await mkdtemp(join(tmpdir(), 'round-trip-')), 'tree');
  const opened = await openEmbeddedHost({
    dir,
    profile,
    serverProgram: programPath('xapi-server'),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  host = opened.value;
  events = [];
  host.onEvent((event) => events.push(event));
  const up = await host.boot();
  if (!up.ok) throw new Error(up.error);
}

async function close(): Promise<void> {
  await host.close();
  await rm(join(dir, '..'), { recursive: true, force: true });
}

function ready(): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = host.onEvent((event) => {
      if (event.kind === 'xapiFailed') reject(new Error(event.detail));
      if (event.kind !== 'ready') return;
      stop();
      resolve();
    });
  });
}

/** The library's way, as command and console go it. */
async function reset(draft: Partial<ResetDraft>, meanwhile?: () => Promise<void>): Promise<void> {
  const facts = await factsOf(dir);
  const request = makeRequest(
    { ...emptyDraft, ...draft },
    { profile: facts.profile, nics: facts.nics, pool: facts.pool, forceDevice: false },
  );
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, facts, { id: 'plan', createdAt: '2026-01-02T03:04:05Z' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  await meanwhile?.();
  const up = ready();
  const run = (await openResets({ root: dir, machine: host.host.machine })).run(plan.value, {
    initiator: { user: 'root', tty: '', face: 'command', reason: '' },
    basis: facts.files,
    reboot: true,
  });
  await finish(run);
  await up;
}

async function records(className: string): Promise<readonly WireRecord[]> {
  const opened = await openSession(connect({ socketPath: join(dir, 'var/lib/xcp/xapi') }));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const answer = await opened.value.call(`${className}.get_all_records`);
  await opened.value.close();
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return Object.values(asMap(answer.value)).map(asMap);
}

const text = (path: string): Promise<string> => readFile(join(dir, path), 'utf8');
const management = async (): Promise<WireRecord | undefined> =>
  (await records('PIF')).find((pif) => pif['management'] === true && pif['IP'] !== '192.168.1.11');

async function addresses(): Promise<Readonly<Record<string, string>>> {
  const nics = await readNics(dir);
  return Object.fromEntries(
    (nics.known ? nics.value : [])
      .filter((nic) => nic.addresses.length > 0)
      .map((nic) => [nic.device, nic.addresses.join(' ')]),
  );
}

describe.each(['networkd', 'classic'] as const)('a %s host, reset and rebooted', (profile) => {
  beforeAll(() => open(profile));
  afterAll(close);

  test('DHCP on another NIC: files, kernel and database agree', async () => {
    const before = {
      networks: await records('network'),
      vifs: await records('VIF'),
      pifs: await records('PIF'),
    };
    expect(before.pifs).toHaveLength(18);
    await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
    expect(await management()).toMatchObject({
      device: 'eth1',
      ip_configuration_mode: 'DHCP',
      IP: '10.20.0.131',
      netmask: '255.255.255.0',
      gateway: '10.20.0.1',
    });
    expect(await addresses()).toEqual({ xenbr1: '10.20.0.131/24' });
    await expect(
      text(profile === 'classic' ? 'tmp/network-reset' : 'var/tmp/network-reset'),
    ).rejects.toThrow('ENOENT');
    expect(await text('etc/xensource-inventory')).toContain("MANAGEMENT_INTERFACE='xenbr1'");
    expect((await records('network')).map((network) => network['uuid']).sort()).toEqual(
      before.networks.map((network) => network['uuid']).sort(),
    );
    expect((await records('VIF')).map((vif) => vif['uuid']).sort()).toEqual(
      before.vifs.map((vif) => vif['uuid']).sort(),
    );
    // Nine PIFs of the other host, with its bond, VLANs and tunnel; five NICs of this one.
    expect(
      await Promise.all(
        ['PIF', 'Bond', 'VLAN', 'tunnel'].map(async (name) => (await records(name)).length),
      ),
    ).toEqual([14, 1, 2, 1]);
    const said = events.flatMap((event) => (event.kind === 'line' ? [event.text] : []));
    expect(said).toContainEqual('The emergency network reset is complete.');
    expect(said).toContainEqual('ok     IPv4 address: 10.20.0.131');
    // Nobody runs the second host of this pool, so no supporter is awaited.
    await expect(text('var/lib/xsconsole/reset/playbook.json')).rejects.toThrow('ENOENT');
  });

  test('static on a third NIC then', async () => {
    await reset({
      device: 'eth4',
      ipv4Mode: 'static',
      address: '10.9.8.7',
      netmask: '255.255.254.0',
      gateway: '10.9.8.1',
      dns: '10.9.8.2',
    });
    expect(await management()).toMatchObject({
      device: 'eth4',
      ip_configuration_mode: 'Static',
      IP: '10.9.8.7',
      netmask: '255.255.254.0',
      gateway: '10.9.8.1',
      DNS: '10.9.8.2',
    });
    expect(await addresses()).toEqual({ xenbr4: '10.9.8.7/23' });
  });
});

// One host goes through these, one after the other.
describe('a networkd host', () => {
  beforeAll(() => open('networkd'));
  afterAll(close);

  test('management on a VLAN takes the network that the VLAN had', async () => {
    await reset({ device: 'eth1', ipv4Mode: 'dhcp', vlan: '55' });
    const backup = (await records('network')).find((network) => network['name_label'] === 'Backup');
    expect(await management()).toMatchObject({ device: 'eth1', VLAN: 55, IP: '10.55.0.12' });
    expect(await addresses()).toEqual({ [asString(backup?.['bridge'])]: '10.55.0.12/24' });
  });

  test('the state survives another reboot', async () => {
    await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
    const up = ready();
    await host.host.machine.reboot();
    await up;
    expect(await management()).toMatchObject({ device: 'eth1', IP: '10.20.0.131' });
    expect(await addresses()).toEqual({ xenbr1: '10.20.0.131/24' });
  });

  test('complete-network-reset on its own: nothing to do, then the same steps on the same host', async () => {
    expect(await runProgram('complete-network-reset', ['--root', dir])).toMatchObject({
      status: 0,
      stdout: 'There is no trigger file: no network reset is waiting to be completed.\n',
    });
    await writeFile(join(dir, 'var/tmp/network-reset'), 'DEVICE=eth0\nMODE=dhcp\n');
    const done = await runProgram('complete-network-reset', ['--root', dir]);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toContain('ok     IPv4 address: 192.168.1.57\n');
    expect(await management()).toMatchObject({ device: 'eth0', IP: '192.168.1.57' });
  });

  test('complete-network-reset: wrong usage is 2, an absent XAPI is 1 and keeps the trigger', async () => {
    expect(await runProgram('complete-network-reset', ['--roots', dir])).toMatchObject({
      status: 2,
      stdout: '',
    });
    await host.host.machine.stopService('xapi');
    await writeFile(join(dir, 'var/tmp/network-reset'), 'DEVICE=eth1\nMODE=dhcp\n');
    const failed = await runProgram('complete-network-reset', ['--root', dir]);
    expect(failed).toMatchObject({ status: 1 });
    expect(failed.stderr).toMatch(
      /^XAPI does not answer at .*: .*stays; the next start tries again\.\n$/,
    );
    expect(await text('var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  });
});

describe('management on a bond', () => {
  const said = (): readonly string[] =>
    events.flatMap((event) => (event.kind === 'line' ? [event.text] : []));

  beforeEach(() => open('networkd'));
  afterEach(close);

  test('is made after the start, with the VLAN on it, and read back', async () => {
    await reset({
      device: 'eth2',
      ipv4Mode: 'dhcp',
      vlan: '20',
      bondMembers: 'eth2,eth3',
      bondMode: 'lacp',
    });
    expect(await management()).toMatchObject({ device: 'bond0', VLAN: 20, IP: '172.16.20.45' });
    expect(await text('etc/firstboot.d/data/management.conf')).not.toContain('BOND');
    expect(said().join('\n')).toContain('Bond: eth2+eth3 lacp');
    const status = await (await openResets(host.host)).status();
    if (!status.ok || status.value.latest.state === 'none') throw new Error('there was a reset');
    const client = connect({ socketPath: join(dir, 'var/lib/xcp/xapi') });
    const place = { host: host.host, client, now: () => '' };
    const report = await readBack(place, status.value.latest.reset);
    const [wanted, got] = ['eth2+eth3 lacp', 'eth2+eth3 lacp'];
    expect(report.checks).toContainEqual({ code: 'bond', wanted, got, ok: true });
    expect(report.checks.filter(({ code }) => code === 'device' || code === 'mac')).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
  });

  test('that cannot be made leaves the host on its first member, and the report says why', async () => {
    await reset({ device: 'eth0', ipv4Mode: 'dhcp', bondMembers: 'eth0,eth1' }, async () => {
      const hardware = await text('etc/embedded-hardware.json');
      const lines = hardware.split('\n').filter((line) => !line.includes('3c:ec:ef:12:a0:55'));
      await writeFile(join(dir, 'etc/embedded-hardware.json'), lines.join('\n'));
    });
    expect(await management()).toMatchObject({ device: 'eth0', IP: '192.168.1.57' });
    expect(said().join('\n')).toMatch(/FAILED Bond: no PIF for eth1/u);
    expect(said()).toContainEqual('The emergency network reset is complete.');
  });

  test("is made by the follow-up where the host's own xapi has taken the trigger", async () => {
    await reset({ device: 'eth2', ipv4Mode: 'dhcp', vlan: '20' });
    const client = connect({ socketPath: join(dir, 'var/lib/xcp/xapi') });
    const ports = await startupPorts(
      host.host,
      await openResets(host.host),
      client,
      'useName',
      () => '',
    );
    const status = await ports.resets.status();
    if (!status.ok || status.value.latest.state === 'none') throw new Error('there was a reset');
    const { latest } = status.value;
    const { plan } = latest.reset;
    const bond = {
      members: ['eth2', 'eth3'].map((device) => ({ device, mac: null })),
      mode: 'active-backup',
    } as const;
    const asked = { ...latest.reset, plan: { ...plan, request: { ...plan.request, bond } } };
    const told: unknown[] = [];
    const steps = followUp(
      {
        ...ports,
        resets: {
          ...ports.resets,
          status: () =>
            Promise.resolve(
              ok({ ...status.value, latest: { state: 'rebooting', reset: asked } as const }),
            ),
          recordCompletion: (report) => {
            told.push(report);
            return Promise.resolve(ok(true));
          },
        },
      },
      { host: host.host, client, now: () => '' },
      false,
    );
    await finish(steps);
    expect(JSON.stringify(told)).toContain(
      '{"code":"bond","wanted":"eth2+eth3 active-backup","got":"eth2+eth3 ' +
        'active-backup","ok":true}',
    );
    expect(await management()).toMatchObject({ device: 'bond0', VLAN: 20 });
    // Nothing more to do for a reset that is completed.
    expect(await runProgram('complete-network-reset', ['--root', dir])).toMatchObject({
      status: 0,
    });
  });
});
