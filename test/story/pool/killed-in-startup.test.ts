import type { WireRecord, WireValue } from '../../../src/xenapi/index.js';
import { endPool, newPool, type PoolHost } from '../../support/pool/pool.js';
import { resetHost, resetKilledAt, toStatic } from '../../support/pool/pool-reset.js';

afterEach(endPool);

/** The networking of the whole pool, without references that a reset makes anew. */
async function graph(host: PoolHost): Promise<readonly string[]> {
  const pifs = await host.records('PIF');
  const told = (pif: WireRecord): readonly (WireValue | undefined)[] => [
    ...[pif['host'], pif['device'], pif['VLAN'], pif['network'], pif['physical']],
    ...[pif['management'], pif['ip_configuration_mode'], pif['IP'], pif['currently_attached']],
  ];
  const counted = ['Bond', 'VLAN', 'tunnel', 'network', 'PIF_metrics', 'host'].map(
    async (name) => `${name}: ${(await host.records(name)).length}`,
  );
  return [...pifs.map((pif) => JSON.stringify(told(pif))), ...(await Promise.all(counted))].sort();
}

const stages = [/host\.reset_networking\): done/u, /PIF\.scan\): done/u, /Delete .*: done/u];
const request = toStatic('127.16.0.52');

test('a supporter is killed at each stage of its start-up and started again: always the same graph', async () => {
  const [one, two] = await newPool(3, 2);
  if (one === undefined || two === undefined) throw new Error('three hosts');
  await two.says(/server ready/u);
  await resetHost(two, ...request);
  await two.says(/server ready/u);
  const wanted = await graph(one);
  for (const stage of stages) {
    await resetKilledAt(two, stage, ...request);
    await two.embedded.host.machine.startService('xapi');
    await two.says(/server ready/u);
    expect(await graph(one)).toEqual(wanted);
    expect(await two.text('var/tmp/network-reset')).toBe('');
  }
});
