import { known } from '../../src/model/index.js';
import { startupErrorText } from '../../src/text/index.js';
import { StartupHost, triggerPath } from './startup-host.js';

let host: StartupHost;
beforeEach(async () => {
  host = await StartupHost.open();
});
afterEach(() => host.close());

const onVlan = (device: string, vlan: number) => `DEVICE=${device}\nMODE=dhcp\nVLAN=${vlan}\n`;

/**
 * Completes one reset after the other without a boot between: the kernel keeps every VLAN device
 * that XAPI has made.
 */
async function complete(...triggers: readonly string[]): Promise<void> {
  for (const trigger of triggers) {
    await host.trigger(trigger);
    const { outcome } = await host.complete();
    if (outcome.result !== 'completed') throw new Error(JSON.stringify(outcome));
  }
}

test.each<[string, readonly string[], object]>([
  ['a VLAN, then another', [onVlan('eth1', 55), onVlan('eth0', 20)], { device: 'eth0', VLAN: 20 }],
  ['the same VLAN twice', [onVlan('eth1', 55), onVlan('eth1', 55)], { device: 'eth1', VLAN: 55 }],
  ['a new VLAN twice', [onVlan('eth0', 20), onVlan('eth0', 20)], { device: 'eth0', VLAN: 20 }],
  [
    'a VLAN, then none',
    [onVlan('eth1', 55), 'DEVICE=eth1\nMODE=dhcp\n'],
    { device: 'eth1', VLAN: -1 },
  ],
  [
    'none, then a VLAN',
    ['DEVICE=eth1\nMODE=dhcp\n', onVlan('eth1', 55)],
    { device: 'eth1', VLAN: 55 },
  ],
  [
    'there and back',
    [onVlan('eth1', 55), onVlan('eth1', 21), onVlan('eth1', 55)],
    { device: 'eth1', VLAN: 55 },
  ],
])('%s', async (_name, triggers, expected) => {
  await complete(...triggers);
  expect((await host.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([expected]);
});

test.each([
  'host.reset_networking',
  'PIF.scan',
  'VLAN.create',
  'VLAN.get_untagged_PIF',
  'PIF.reconfigure_ip',
])('an attempt that broke off after %s does not stand in the way of the next', async (broken) => {
  await host.trigger(onVlan('eth0', 20));
  host.breaksCall = (method) => (method === broken ? 'afterwards' : null);
  expect((await host.complete()).outcome).toMatchObject({ result: 'failed' });
  host.breaksCall = () => null;
  await complete(onVlan('eth0', 20));
  expect((await host.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([
    { device: 'eth0', VLAN: 20 },
  ]);
});

test.each([
  ['a Bond', onVlan('eth0', 20), 'Office LAN'],
  ['another port', onVlan('eth0', 55), 'Backup'],
])('a VLAN that hung on %s finds its network again', async (_name, trigger, label) => {
  await host.forgetOtherHost();
  const former = [...(await host.records('network'))].find(
    ([, network]) => network['name_label'] === label,
  )?.[0];
  await complete(trigger);
  expect((await host.pifs()).filter((pif) => pif['management'] === true)).toMatchObject([
    { device: 'eth0', network: former },
  ]);
});

describe('a VLAN device that somebody else has made', () => {
  const foreign = { name: 'storage20', tag: 20, device: 'eth0', memberOf: null };

  test('stops the start-up before anything is wiped, and says what to do', async () => {
    await host.trigger(onVlan('eth0', 20));
    const before = await host.pifs();
    const { outcome } = await host.complete({
      readVlanDevices: () => Promise.resolve(known([foreign])),
    });
    expect(outcome).toMatchObject({
      result: 'failed',
      error: { code: 'vlan.inUse', subject: 'storage20', detail: '20 of eth0', wiped: false },
    });
    expect(outcome.result === 'failed' && startupErrorText(outcome.error)).toBe(
      'VLAN 20 of eth0 is in use by storage20, which XAPI has not made. Find out what made it, ' +
        'remove it (ip link delete storage20), and start XAPI again. Nothing was changed in the ' +
        'pool database.',
    );
    expect(host.calls).not.toContain('host.reset_networking');
    expect(await host.pifs()).toEqual(before);
    expect(await host.file(triggerPath)).not.toBeNull();
  });

  test.each([
    ['another VLAN', 'DEVICE=eth0\nMODE=dhcp\nVLAN=21\n', foreign],
    ['no VLAN', 'DEVICE=eth0\nMODE=dhcp\n', foreign],
    ["one on networkd's bridge", onVlan('eth0', 20), { ...foreign, memberOf: 'xentemp' }],
    ['one on a bridge of the pool', onVlan('eth0', 20), { ...foreign, memberOf: 'xenbr0' }],
  ])('%s is none of its business', async (_name, trigger, device) => {
    await host.trigger(trigger);
    expect(
      (await host.complete({ readVlanDevices: () => Promise.resolve(known([device])) })).outcome,
    ).toMatchObject({ result: 'completed' });
  });
});

test(
  'an interface that the host boots from over iSCSI is refused before anything is wiped: the ' +
    'scan would leave it unmanaged',
  async () => {
    await host.trigger('DEVICE=eth1\nMODE=dhcp\n');
    const { outcome } = await host.complete({
      readSanBoot: () => Promise.resolve(known({ unmanaged: ['eth1'], plugged: [] })),
    });
    expect(outcome).toMatchObject({
      result: 'failed',
      error: { code: 'device.unmanaged', subject: 'eth1', wiped: false },
    });
    expect(outcome.result === 'failed' && startupErrorText(outcome.error)).toMatch(
      /^This host boots from eth1 over iSCSI.*Nothing was changed in the pool database\.$/,
    );
    expect(host.calls).not.toContain('host.reset_networking');
  },
);

test(
  'a former network that takes no VLAN any more does not stop the reset half-way: the VLAN ' +
    'gets one of its own',
  async () => {
    await host.forgetOtherHost();
    await complete(onVlan('eth0', 20));
    const former = (await host.pifs()).find((pif) => pif['VLAN'] === 20)?.['network'];
    host.breaksCall = (method) => (method === 'PIF.scan' ? 'instead' : null);
    await host.trigger(onVlan('eth0', 20));
    expect((await host.complete()).outcome).toMatchObject({ result: 'failed' });
    host.breaksCall = () => null;
    // Between the attempts, while the network is no VLAN, somebody gives it a VIF that carries
    // VLANs of its own.
    const [vm = ''] = (await host.records('VM')).keys();
    await host.call('VIF.create', [{ device: '9', VM: vm, network: former ?? '', trunks: ['30'] }]);
    await complete(onVlan('eth0', 20));
    const management = (await host.pifs()).filter((pif) => pif['management'] === true);
    expect(management).toMatchObject([{ device: 'eth0', VLAN: 20 }]);
    expect(management[0]?.['network']).not.toBe(former);
  },
);
