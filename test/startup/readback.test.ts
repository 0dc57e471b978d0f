import { startNetwork, dryRunMachine } from '../../src/embedded/index.js';
import { openTree, openResets } from '../../src/host/index.js';
import { embeddedAt } from '../support/host/hosts.js';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finish } from '../../src/model/index.js';
import {
  emptyDraft,
  makePlan,
  makeRequest,
  type ResetDraft,
  type ResetRecord,
  type VerificationReport,
} from '../../src/reset/index.js';
import { readBack } from '../../src/startup/index.js';
import { verificationLines } from '../../src/text/index.js';
import { StartupHost } from './startup-host.js';
import { factsOf } from '../support/host/read-host.js';

let host: StartupHost;
beforeEach(async () => {
  host = await StartupHost.open();
});
afterEach(() => host.close());

/** A reset up to its reboot, and the host started again, its trigger taken by `complete`. */
async function reset(
  draft: Partial<ResetDraft>,
  complete: () => Promise<unknown> = () => host.complete(),
): Promise<void> {
  const facts = await factsOf(host.dir);
  const request = makeRequest(
    { ...emptyDraft, ...draft },
    { profile: facts.profile, nics: facts.nics, pool: facts.pool, forceDevice: false },
  );
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, facts, { id: 'plan-1', createdAt: '2026-01-02T03:04:05Z' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const initiator = { user: 'root', tty: '', face: 'command', reason: '' } as const;
  const loss = {
    pifs: ['eth0, network "A" (management)'],
    bonds: ['bond0 (eth2 + eth3)'],
    vlans: [],
    tunnels: [],
    sriovNetworks: [],
    clusterHosts: [],
  };
  const run = (await openResets({ root: host.dir, machine: dryRunMachine() })).run(plan.value, {
    initiator,
    basis: facts.files,
    reboot: true,
    loss,
  });
  await finish(run);
  await startNetwork(await openTree(host.dir));
  await complete();
}

async function record(): Promise<ResetRecord> {
  const status = await (await openResets({ root: host.dir, machine: dryRunMachine() })).status();
  const newest = status.ok ? status.value.history.at(-1) : undefined;
  if (newest === undefined) throw new Error(JSON.stringify(status));
  return newest;
}

async function read(): Promise<VerificationReport> {
  return readBack(
    {
      host: await embeddedAt(host.dir),
      client: host.client(),
      now: () => '2026-01-02T03:09:00Z',
    },
    await record(),
  );
}

const asXapi = async () =>
  host.complete({
    resets: {
      ...(await openResets({ root: host.dir, machine: dryRunMachine() })),
      recordCompletion: () => Promise.resolve({ ok: true, value: false }),
      recordQuestion: () => Promise.resolve({ ok: true, value: undefined }),
      recordKept: () => Promise.resolve({ ok: true, value: undefined }),
      recordRebuilt: () => Promise.resolve({ ok: true, value: undefined }),
    },
  });

test.each([
  ['ours, with its word in the journal', undefined],
  ['one that knows nothing of our journal', asXapi],
])('a reset completed by %s is read back whole', async (_, complete) => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' }, complete);
  const report = await read();
  expect(report).toMatchObject({
    planId: 'plan-1',
    lost: { known: true, value: { pifs: [], bonds: ['bond0 (eth2 + eth3)'] } },
  });
  expect(verificationLines(report)).toEqual([
    'ok     Device: eth1',
    'ok     MAC address: 3c:ec:ef:12:a0:55',
    'ok     Management interface: yes',
    'ok     IPv4 mode: DHCP',
    'ok     IPv4 address: 10.20.0.131',
    'ok     Gateway 10.20.0.1: answers',
    'ok     DNS servers 10.20.0.2, 10.20.0.3: answers',
    'ok     Trigger file: gone',
  ]);
});

test('without XAPI the kernel says what it can, and the trigger that lies there is told', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' }, () => Promise.resolve());
  host.breaksCall = () => 'instead';
  const lines = verificationLines(await read());
  expect(lines).toEqual(
    expect.arrayContaining([
      'ok     Device: eth1',
      'ok     IPv4 address: 10.20.0.131',
      'FAILED Trigger file: /var/tmp/network-reset is there still',
    ]),
  );
  expect(lines.filter((line) => line.startsWith('FAILED')).length).toBeGreaterThan(1);
  expect(lines.slice(0, 2).every((line) => line.startsWith('FAILED'))).toBe(true);
});

test('a gateway and name servers that do not answer are told by name', async () => {
  await reset({
    device: 'eth4',
    ipv4Mode: 'static',
    address: '10.1.2.3',
    netmask: '255.255.0.0',
    gateway: '10.1.0.1',
    dns: '10.1.0.2,10.1.0.3',
  });
  const lines = verificationLines(await read());
  expect(lines).toEqual(
    expect.arrayContaining([
      'FAILED Gateway 10.1.0.1: no answer',
      'FAILED DNS servers 10.1.0.2, 10.1.0.3: no answer',
    ]),
  );
});

test('an address that XAPI has and the kernel has not is not reported as there', async () => {
  await reset({
    device: 'eth1',
    ipv4Mode: 'static',
    address: '10.20.0.50',
    netmask: '255.255.255.0',
    gateway: '10.20.0.1',
  });
  expect(verificationLines(await read())).toContain('ok     IPv4 address: 10.20.0.50');
  const addresses = join(host.dir, 'run/network/addresses.json');
  const held = await readFile(addresses, 'utf8');
  await writeFile(addresses, held.replaceAll('10.20.0.50/24', '10.20.0.50/16'));
  expect(verificationLines(await read())).toContainEqual(
    expect.stringMatching(/^FAILED Netmask: 255\.255\.0\.0/u),
  );
  await writeFile(addresses, '{}');
  expect(verificationLines(await read())).toContainEqual(
    expect.stringMatching(/^FAILED IPv4 address: .*10\.20\.0\.50/u),
  );
  // A card that was exchanged meanwhile.
  await writeFile(join(host.dir, 'sys/class/net/eth1/address'), '02:00:00:00:00:99\n');
  expect(verificationLines(await read())).toContainEqual(
    expect.stringMatching(/^FAILED MAC address: 02:00:00:00:00:99/u),
  );
});

test('a bond that was asked for is told also while XAPI is silent', async () => {
  await reset(
    { device: 'eth0', ipv4Mode: 'dhcp', bondMembers: 'eth0,eth1', bondMode: 'lacp' },
    () => Promise.resolve(),
  );
  host.breaksCall = () => 'instead';
  const lines = verificationLines(await read());
  expect(lines.filter((line) => line.includes('Bond'))).toEqual([
    expect.stringMatching(/^FAILED Bond: \S.* \(wanted: eth0\+eth1 lacp\)$/u),
  ]);
});

test('a port that was given another name is as wanted, and the move is told', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' }, async () => {
    await writeFile(
      join(host.dir, 'etc/sysconfig/network-scripts/interface-rename-data/static-rules.conf'),
      'eth0:mac="3c:ec:ef:12:a0:55"\neth1:mac="3c:ec:ef:12:a0:54"\n',
    );
    await startNetwork(await openTree(host.dir));
    await host.complete();
  });
  expect(verificationLines(await read())[0]).toBe(
    'ok     Device: eth0 (the port you chose; it was called eth1)',
  );
});

test('a host without inventory and NICs is read back all the same', async () => {
  await reset({ device: 'eth1', ipv4Mode: 'dhcp' });
  await rm(join(host.dir, 'etc/xensource-inventory'));
  await rm(join(host.dir, 'sys'), { recursive: true });
  const report = await read();
  expect(report.checks.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(
    expect.arrayContaining(['device', 'mac', 'address']),
  );
  expect(report.lost).toMatchObject({ known: false });
});

test('a bond is as wanted under the new names of its ports, with both addresses', async () => {
  const fixed = 'etc/sysconfig/network-scripts/interface-rename-data/static-rules.conf';
  await reset(
    {
      device: 'eth0',
      ipv4Mode: 'static',
      address: '10.20.0.50',
      netmask: '255.255.255.0',
      ipv6Mode: 'static',
      address6: 'fd00::50/64',
      bondMembers: 'eth0,eth1',
      bondMode: 'lacp',
    },
    async () => {
      const renamed = 'eth1:mac="3c:ec:ef:12:a0:54"\neth2:mac="3c:ec:ef:12:a0:55"\n';
      await writeFile(join(host.dir, fixed), renamed);
      await startNetwork(await openTree(host.dir));
      await host.complete();
    },
  );
  const lines = verificationLines(await read());
  expect(lines.filter((line) => /Bond:|IPv[46] address/u.test(line))).toEqual([
    'ok     IPv4 address: 10.20.0.50',
    'ok     IPv6 address: fd00::50/64',
    'ok     Bond: eth1+eth2 lacp',
  ]);
});
