import { asMap } from '../../../src/xenapi/index.js';
import { thorough } from '../../support/disk/kinds-of-change.js';
import { memoryPool, type MemoryHost } from '../../support/pool/memory-pool.js';
import { poolFaults } from '../../support/pool/pool-check.js';

const toStatic = (number: number) =>
  ({
    device: 'eth0',
    ipv4Mode: 'static',
    address: `127.16.0.${100 + number}`,
    netmask: '255.255.255.0',
  }) as const;

/** The management addresses of all hosts, as the coordinator has them. */
async function addresses(coordinator: MemoryHost): Promise<readonly unknown[]> {
  const pifs = Object.values(asMap(await coordinator.call('PIF.get_all_records'))).map(asMap);
  return pifs
    .filter((pif) => pif['management'] === true)
    .map((pif) => pif['IP'])
    .toSorted();
}

test.each([
  [thorough ? 16 : 4, 'one after the other'],
  [16, 'at once'],
] as const)(
  '%i supporters are reset %s: each is back, and nothing dangles in the whole database',
  async (supporters, order) => {
    const [coordinator, ...others] = await memoryPool(supporters + 1);
    if (coordinator === undefined) throw new Error('no coordinator');
    const wanted = others.map((_, index) => toStatic(index));
    const reset = (host: MemoryHost, index: number) => host.reset(toStatic(index));
    const ends = [];
    if (order === 'at once') ends.push(...(await Promise.all(others.map(reset))));
    else for (const [index, host] of others.entries()) ends.push(await reset(host, index));
    expect(ends.map(({ result }) => result)).toEqual(others.map(() => 'completed'));
    expect(await addresses(coordinator)).toEqual(
      ['127.16.0.11', ...wanted.map(({ address }) => address)].toSorted(),
    );
    expect(await poolFaults(coordinator)).toEqual([]);
  },
  180_000,
);
