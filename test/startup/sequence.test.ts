import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verificationLines } from '../../src/text/index.js';
import { StartupHost, triggerPath } from './startup-host.js';

let host: StartupHost;

beforeEach(async () => {
  host = await StartupHost.open();
});

afterEach(() => host.close());

const dhcpOnEth1 = 'DEVICE=eth1\nMODE=dhcp\n';

const staticOnEth4 =
  'DEVICE=eth4\nMODE=static\nIP=10.1.2.3\nNETMASK=255.255.0.0\n' +
  'GATEWAY=10.1.0.1\nDNS=10.1.0.2,10.1.0.3\n';

test('without a trigger there is nothing to do, and XAPI is not asked', async () => {
  expect(await host.complete()).toEqual({ events: [], outcome: { result: 'nothing' } });
  expect(host.calls).toEqual([]);
});

test("DHCP on another NIC: the six steps in the design page's order", async () => {
  await host.trigger(dhcpOnEth1);
  const before = {
    networks: await host.records('network'),
    vifs: await host.records('VIF'),
    bonds: await host.records('Bond'),
  };
  const { outcome } = await host.complete();
  expect(outcome).toMatchObject({ result: 'completed' });
  expect(host.calls).toEqual([
    'host.get_by_uuid',
    'pool.get_all_records',
    'host.reset_networking',
    'PIF.scan',
    'host.get_by_uuid',
    'PIF.get_all_records',
    'PIF.reconfigure_ip',
    'host.management_reconfigure',
    'host.get_by_uuid',
    'PIF.get_all_records',
  ]);
  expect(await host.file(triggerPath)).toBeNull();
  const pifs = await host.pifs();
  expect(pifs.map((pif) => pif['device']).sort()).toEqual(['eth0', 'eth1', 'eth2', 'eth3', 'eth4']);
  expect(pifs.filter((pif) => pif['management'] === true)).toMatchObject([
    { device: 'eth1', ip_configuration_mode: 'DHCP', IP: '10.20.0.131', gateway: '10.20.0.1' },
  ]);
  expect([...(await host.records('network')).keys()].sort()).toEqual(
    [...before.networks.keys()].sort(),
  );
  expect([...(await host.records('VIF')).keys()].sort()).toEqual([...before.vifs.keys()].sort());
  expect((await host.records('Bond')).size).toBe(before.bonds.size / 2);
});

test('a static address is set, read back and reported', async () => {
  await host.trigger(staticOnEth4);
  const { outcome } = await host.complete();
  if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
  expect(verificationLines(outcome.report)).toEqual([
    'ok     Device: eth4',
    'ok     MAC address: 00:15:17:9e:44:21',
    'ok     Management interface: yes',
    'ok     IPv4 mode: static',
    'ok     IPv4 address: 10.1.2.3',
    'ok     Netmask: 255.255.0.0',
    'ok     Gateway: 10.1.0.1',
    'ok     DNS servers: 10.1.0.2, 10.1.0.3',
  ]);
});

test('an address that DHCP did not give is a red line, and the reset is complete all the same', async () => {
  await host.trigger('DEVICE=eth4\nMODE=dhcp\n');
  const { outcome } = await host.complete();
  if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
  expect(outcome.report.checks.filter((check) => !check.ok)).toEqual([
    { code: 'address', wanted: '', got: '', ok: false },
  ]);
});

test('a VLAN gets back the network that this host had for it', async () => {
  await host.trigger('DEVICE=eth1\nMODE=dhcp\nVLAN=55\n');
  const backup = [...(await host.records('network'))].find(
    ([, network]) => network['name_label'] === 'Backup',
  );
  const networks = (await host.records('network')).size;
  const { outcome } = await host.complete();
  expect(outcome).toMatchObject({ result: 'completed' });
  expect((await host.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([
    { device: 'eth1', VLAN: 55, network: backup?.[0], IP: '10.55.0.12' },
  ]);
  expect((await host.records('network')).size).toBe(networks);
});

test("a VLAN nobody had gets a network under xapi's own name", async () => {
  await host.trigger('DEVICE=eth0\nMODE=dhcp\nVLAN=77\n');
  await host.complete();
  expect(
    [...(await host.records('network')).values()].map((network) => network['name_label']),
  ).toContain('Pool-wide network associated with eth0 on VLAN77');
});

describe('IPv6 alone', () => {
  const trigger = 'DEVICE=eth1\nMODE_V6=static\nIPV6=2001:db8::5/64\nGATEWAY_V6=2001:db8::1\n';

  test('is configured on the PIF; IPv4 is left alone', async () => {
    const inventory = (await host.file('etc/xensource-inventory')) ?? '';
    await writeFile(
      join(host.dir, 'etc/xensource-inventory'),
      inventory.replace("ADDRESS_TYPE='IPv4'", "ADDRESS_TYPE='IPv6'"),
    );
    await host.trigger(trigger);
    const { outcome } = await host.complete();
    if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
    expect(host.calls).not.toContain('PIF.reconfigure_ip');
    expect(
      outcome.report.checks.filter(({ code }) => code.endsWith('6') || code === 'ipv6Mode'),
    ).toEqual([
      { code: 'ipv6Mode', wanted: 'Static', got: 'Static', ok: true },
      { code: 'address6', wanted: '2001:db8::5/64', got: '2001:db8::5/64', ok: true },
      { code: 'gateway6', wanted: '2001:db8::1', got: '2001:db8::1', ok: true },
    ]);
  });

  test('also on a host whose inventory says IPv4, and from there back to IPv4 alone', async () => {
    await host.trigger(trigger);
    expect((await host.complete()).outcome).toMatchObject({ result: 'completed' });
    expect(await host.file('etc/xensource-inventory')).toContain("ADDRESS_TYPE='IPv6'");
    expect((await host.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([
      { device: 'eth1', primary_address_type: 'IPv6', IPv6: ['2001:db8::5/64'] },
    ]);
    for (const text of [staticOnEth4, 'DEVICE=eth0\nMODE=dhcp\nVLAN=20\n']) {
      await host.trigger(text);
      expect((await host.complete()).outcome).toMatchObject({ result: 'completed' });
    }
    expect(await host.file('etc/xensource-inventory')).toContain("ADDRESS_TYPE='IPv4'");
  });
});

describe('a trigger that cannot be carried out is refused before anything is wiped', () => {
  test.each([
    [
      'a wrong address',
      'DEVICE=eth1\nMODE=static\nIP=10.0.0.999\nNETMASK=255.255.255.0\n',
      'trigger.invalid',
    ],
    ['an empty file', '', 'trigger.invalid'],
    ['a device the host does not have', 'DEVICE=eth9\nMODE=dhcp\n', 'device.absent'],
    ['a bond, which is no hardware', 'DEVICE=bond0\nMODE=dhcp\n', 'device.absent'],
  ])('%s', async (_name, text, code) => {
    await host.trigger(text);
    const before = await host.pifs();
    const { outcome } = await host.complete();
    expect(outcome).toMatchObject({ result: 'failed', error: { code, wiped: false } });
    expect(host.calls).not.toContain('host.reset_networking');
    expect(await host.pifs()).toEqual(before);
    expect(await host.file(triggerPath)).toBe(text);
  });

  test('a host the pool does not know', async () => {
    await host.trigger(dhcpOnEth1);
    await writeFile(
      join(host.dir, 'etc/xensource-inventory'),
      "INSTALLATION_UUID='00000000-0000-4000-8000-000000000000'\nCONTROL_DOMAIN_UUID='x'\n",
    );
    expect((await host.complete()).outcome).toMatchObject({
      result: 'failed',
      error: { code: 'host.unknown', wiped: false },
    });
  });
});
