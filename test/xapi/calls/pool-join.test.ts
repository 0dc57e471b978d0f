import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/host/tree.js';
import { merge } from '../pool-file.js';
import { asRecord, asText, type TestXapi } from '../with-xapi.js';
import { addresses, poolOfTwo, Wire, withSupporter } from './supporter.js';

const power = () => Promise.resolve(() => Promise.resolve(null));
const asleep = merge(poolOfTwo, {
  VM: { 'h2-vm': { power_state: 'Halted', resident_on: 'OpaqueRef:NULL' } },
  SR: { disk: { type: 'lvm', shared: 'false' }, tools: { is_tools_sr: 'true' } },
  PBD: { b3: { SR: 'disk', host: 'h2' }, b4: { SR: 'tools', host: 'h2' } },
});

/** h2 has left the pool of h1, and is a pool of its own. */
async function withJoiningHost(
  body: (joining: TestXapi, coordinator: TestXapi) => Promise<void>,
): Promise<void> {
  const passwordFile = join(temporaryFolder(), 'passwords');
  await writeFile(passwordFile, 'root:secret\nreader:secret:read-only\n');
  const wire = new Wire();
  const meet = (address: string) => Promise.resolve(wire.reach(address));
  await withSupporter(
    async (supporter, coordinator) => {
      await coordinator.call('pool.eject', 'h2');
      await supporter.afterRestart((joining) => body(joining, coordinator));
    },
    { tables: asleep, wire, more: { power, meet, passwordFile } },
  );
}

const pool = [addresses.coordinator, 'root', 'secret'] as const;

test('a host that left joins again with its ports, its storage and its VMs', async () => {
  await withJoiningHost(async (joining, coordinator) => {
    await joining.call('network.set_name_label', 'net1', 'storage');
    await joining.call('pool.join', ...pool);
    const file = (path: string) => readFile(join(joining.root, path), 'utf8');
    expect(await file('etc/xensource/pool.conf')).toBe(`slave:${addresses.coordinator}`);
    expect((await file('etc/xensource/ptoken')).trim()).toBe('one/two/three');
    const host = asText(await coordinator.call('host.get_by_uuid', 'uuid-h2'));
    const pifs = Object.values(await coordinator.records('PIF')).map(asRecord);
    const own = pifs.filter((pif) => pif['host'] === host);
    expect(own.map(({ device }) => device)).toEqual(['eth0', 'eth1', 'eth2']);
    expect(own.map(({ network }) => network)).toEqual(['net0', 'net1', 'net2']);
    expect(await coordinator.call('network.get_name_label', 'net1')).toBe('network of xenbr1');
    expect(Object.values(await coordinator.records('SR'))).toHaveLength(2);
    await joining.afterRestart(async ({ call }) => {
      expect(await call('pool.get_master', 'p')).toBe('h1');
      expect(await coordinator.call('host.get_address', host)).toBe(addresses.supporter);
    });
  });
});

test('a wrong password, too few rights and a silent address are told apart', async () => {
  await withJoiningHost(async ({ error }) => {
    const { coordinator } = addresses;
    expect((await error('pool.join', coordinator, 'root', 'x'))[0]).toBe(
      'SESSION_AUTHENTICATION_FAILED',
    );
    expect((await error('pool.join', coordinator, 'reader', 'secret'))[0]).toBe(
      'RBAC_PERMISSION_DENIED',
    );
    expect(await error('pool.join', '192.0.2.200', 'root', 'secret')).toEqual([
      'JOINING_HOST_CONNECTION_FAILED',
    ]);
    expect(await error('pool.join', addresses.supporter, 'root', 'secret')).toEqual([
      'OPERATION_NOT_ALLOWED',
      'Host cannot become slave of itself',
    ]);
  });
});
