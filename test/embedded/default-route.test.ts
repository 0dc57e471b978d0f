import { join } from 'node:path';
import { openTree } from '../../src/host/index.js';
import { startNetwork } from '../../src/embedded/index.js';
import type { HostPort, ProfileName } from '../../src/model/index.js';
import { readStatus } from '../../src/operations/index.js';
import { createXapi } from '../../src/xapi/index.js';
import { asString, type WireValue } from '../../src/xenapi/index.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { durableFiles, embeddedAt } from '../support/host/hosts.js';
import { closedAfterTest, temporaryFolder } from '../support/host/tree.js';

/** The PIF of eth1 in the database of an embedded host. */
const eth1Uuid = 'e2f1abc3-f116-4629-92d1-ebfe6afd8f66';

/** An embedded host with its XAPI, whose eth1 asks DHCP beside the management interface on eth0. */
interface Practice {
  readonly host: HostPort;
  readonly eth1: string;
  readonly call: (method: string, ...params: readonly WireValue[]) => Promise<WireValue>;
  /** Brings eth1 up again: XAPI looks at the settings of the PIFs then. */
  readonly again: () => Promise<WireValue>;
  readonly close: () => Promise<unknown>;
}

async function practice(profile: ProfileName = 'networkd'): Promise<Practice> {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, profile, true);
  await startNetwork(await openTree(root));
  const host = await embeddedAt(root);
  const made = await createXapi({
    host,
    durable: await durableFiles(),
    bringUp: host.daemon,
    databasePath: join(root, 'var/lib/xcp/state.db'),
    penalty: () => Promise.resolve(),
  });
  if (!made.ok) throw new Error(made.error.reason);
  const xapi = made.value;
  closedAfterTest(async () => {
    await xapi.close();
  });
  const plain = async (method: string, params: readonly WireValue[]): Promise<WireValue> => {
    const answer = await xapi.dispatch(method, params, { transport: 'unix' });
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const session = await plain('session.login_with_password', ['root', '']);
  const call: Practice['call'] = (method, ...params) => plain(method, [session, ...params]);
  const eth1 = asString(await call('PIF.get_by_uuid', eth1Uuid));
  const again = () => call('PIF.reconfigure_ip', eth1, 'DHCP', '', '', '', '');
  await again();
  return { host, eth1, call, again, close: () => xapi.close() };
}

/** The default gateways and name servers in force. */
async function inForce({ network }: HostPort): Promise<readonly unknown[]> {
  const [gateways, names] = [await network.gateways(), await network.nameServers()];
  return [
    gateways.known && gateways.value.map(({ address, device }) => `${address} ${device}`),
    names.known && names.value.servers,
  ];
}

const ofManagement = [['192.168.1.1 xenbr0'], ['192.168.1.1']];
const ofEth1 = [['10.20.0.1 xenbr1'], ['10.20.0.2', '10.20.0.3']];

test('default route and name servers come from the management interface, also with DHCP beside it', async () => {
  const { host } = await practice();
  expect(await inForce(host)).toEqual(ofManagement);
});

test.each([
  ['defaultroute', [ofEth1[0], ofManagement[1]], ['defaultRoute']],
  ['peerdns', [ofManagement[0], ofEth1[1]], ['nameServers']],
])(
  '"%s" of another PIF moves it there when that PIF is brought up, and is no difference',
  async (key, moved, elsewhere) => {
    const { host, eth1, call, again, close } = await practice();
    await call('PIF.add_to_other_config', eth1, key, 'true');
    expect(await inForce(host)).toEqual(ofManagement);
    await again();
    expect(await inForce(host)).toEqual(moved);
    await close();
    const { status } = await readStatus(host, {}, () => Promise.resolve({ state: 'none' }));
    expect(status.management).toMatchObject({ known: true, value: { device: 'eth0', elsewhere } });
    expect(status.differences).toEqual([]);
  },
);

test.each(['false', 'yes'])('"defaultroute" with the value "%s" changes nothing', async (value) => {
  const { host, eth1, call, again } = await practice();
  await call('PIF.add_to_other_config', eth1, 'defaultroute', value);
  await again();
  expect(await inForce(host)).toEqual(ofManagement);
});

test('without the setting it goes back, and it follows the management interface', async () => {
  const { host, eth1, call, again } = await practice();
  for (const key of ['defaultroute', 'peerdns'])
    await call('PIF.add_to_other_config', eth1, key, 'true');
  await again();
  expect(await inForce(host)).toEqual(ofEth1);
  for (const key of ['defaultroute', 'peerdns'])
    await call('PIF.remove_from_other_config', eth1, key);
  await again();
  expect(await inForce(host)).toEqual(ofManagement);
  await call('host.management_reconfigure', eth1);
  expect(await inForce(host)).toEqual(ofEth1);
});

test('a classic host keeps it over a reboot too', async () => {
  const { host, eth1, call, again } = await practice('classic');
  expect(await inForce(host)).toEqual(ofManagement);
  await call('PIF.add_to_other_config', eth1, 'peerdns', 'true');
  await again();
  await startNetwork(await openTree(host.root));
  expect(await inForce(host)).toEqual([ofManagement[0], ofEth1[1]]);
  await call('host.management_reconfigure', eth1);
  await startNetwork(await openTree(host.root));
  expect(await inForce(host)).toEqual(ofEth1);
});
