import { readNics } from '../support/host/host-calls.js';
import { openTree, detectProfile } from '../../src/host/index.js';
import { embeddedAt, durableFiles } from '../support/host/hosts.js';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTree, startNetwork } from '../../src/embedded/index.js';
import { createXapi } from '../../src/xapi/index.js';
import { asMap, asString, type WireValue } from '../../src/xenapi/index.js';
import { whole } from '../support/disk/whole.js';
import { factsOf } from '../support/host/read-host.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'embedded-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe.each(['networkd', 'classic'] as const)('a fresh %s tree', (profile) => {
  beforeEach(async () => {
    expect(await createTree(dir, { profile, fresh: false })).toEqual({ ok: true, value: profile });
    await startNetwork(await openTree(dir));
  });

  test('is taken for that generation of host, with its trigger path', async () => {
    expect(await detectProfile(await openTree(dir))).toEqual({
      name: profile,
      triggerPath: profile === 'classic' ? '/tmp/network-reset' : '/var/tmp/network-reset',
    });
  });

  test('shows its NICs, bridges, bond and VLANs as a kernel would', async () => {
    const nics = await readNics(dir);
    expect(
      nics.known &&
        nics.value.map(({ device, driver, speedMbps, carrier, physical, memberOf, addresses }) => [
          device,
          driver,
          speedMbps,
          carrier,
          physical,
          memberOf,
          addresses.join(' '),
        ]),
    ).toEqual([
      ['bond0', null, 20000, true, false, 'xapi0', ''],
      ['bond0.20', null, 20000, true, false, 'xapi1', ''],
      ['eth0', 'igb', 1000, true, true, 'xenbr0', ''],
      ['eth1', 'igb', 1000, true, true, 'xenbr1', ''],
      ['eth1.55', null, 1000, true, false, 'xapi2', ''],
      ['eth2', 'ixgbe', 10000, true, true, 'bond0', ''],
      ['eth3', 'ixgbe', 10000, true, true, 'bond0', ''],
      ['eth4', 'e1000e', null, false, true, 'xenbr4', ''],
      ['xapi0', null, 20000, true, false, null, ''],
      ['xapi1', null, 20000, true, false, null, ''],
      ['xapi2', null, 1000, true, false, null, ''],
      ['xenbr0', null, 1000, true, false, null, '192.168.1.10/24'],
      ['xenbr1', null, 1000, true, false, null, '10.20.0.10/24'],
      ['xenbr4', null, null, false, false, null, ''],
    ]);
  });

  test('gives a reset every fact it asks for', async () => {
    const facts = await factsOf(dir);
    expect(facts.pool).toEqual({ role: 'coordinator' });
    expect(facts.management?.device).toBe('eth0');
    expect(facts.haArmed).toEqual({ known: true, value: false });
    expect(facts.renameScript).toBe(profile === 'networkd');
  });

  test(
    'holds a database that the embedded XAPI loads: a pool of two hosts with everything a ' +
      'reset takes away',
    async () => {
      const xapi = await createXapi({
        host: await embeddedAt(dir),
        durable: await durableFiles(),
        databasePath: join(dir, 'var/lib/xcp/state.db'),
      });
      if (!xapi.ok) throw new Error(JSON.stringify(xapi.error));
      const ask = async (method: string, params: readonly WireValue[]): Promise<WireValue> => {
        const answer = await xapi.value.dispatch(method, params, { transport: 'unix' });
        if (!answer.ok) throw new Error(JSON.stringify(answer.error));
        return whole(answer.value);
      };
      const session = await ask('session.login_with_password', ['root', '']);
      const names = async (name: string): Promise<readonly string[]> =>
        Object.values(asMap(await ask(`${name}.get_all_records`, [session])))
          .map((record) => asString(asMap(record)['name_label']))
          .sort();
      expect(await names('pool')).toEqual(['Frankfurt']);
      expect(await names('host')).toEqual(['xcp-fra-01', 'xcp-fra-02']);
      expect(await names('network')).toEqual(
        expect.arrayContaining(['Backup', 'Bond 2+3', 'Office LAN', 'Storage', 'Test lab']),
      );
      expect(await names('VM')).toContain('Lagerverwaltung Köln');
      expect(
        await Promise.all(
          ['PIF', 'Bond', 'VLAN', 'tunnel', 'VIF'].map(async (name) => (await names(name)).length),
        ),
      ).toEqual([18, 2, 4, 2, 11]);
      expect(await xapi.value.close()).toBeNull();
    },
  );
});

test('a folder that is not ours is never touched, also with --fresh', async () => {
  await writeFile(join(dir, 'thesis.txt'), 'years of work');
  expect(await createTree(dir, { profile: null, fresh: true })).toEqual({
    ok: false,
    error: { code: 'notOurs', path: dir, detail: '' },
  });
  expect(await readFile(join(dir, 'thesis.txt'), 'utf8')).toBe('years of work');
});

test('a folder that cannot be made is an error, also where Node would try for ever', async () => {
  for (const place of ['/proc/tree', '/proc/self/tree/below', '/dev/null/tree'])
    expect(await createTree(place, { profile: null, fresh: false })).toMatchObject({
      ok: false,
      error: { code: 'io', path: place },
    });
  expect(await createTree(join(dir, 'made/below'), { profile: null, fresh: false })).toMatchObject({
    ok: true,
  });
});

test('a tree is kept between runs, and made anew on --fresh only', async () => {
  await createTree(dir, { profile: 'networkd', fresh: false });
  await writeFile(join(dir, 'etc/motd'), 'mine');
  expect(await createTree(dir, { profile: null, fresh: false })).toEqual({
    ok: true,
    value: 'networkd',
  });
  expect((await stat(join(dir, 'etc/motd'))).isFile()).toBe(true);
  expect(await createTree(dir, { profile: 'classic', fresh: false })).toEqual({
    ok: false,
    error: { code: 'profileDiffers', path: dir, detail: 'networkd' },
  });
  expect(await createTree(dir, { profile: 'classic', fresh: true })).toEqual({
    ok: true,
    value: 'classic',
  });
  await expect(stat(join(dir, 'etc/motd'))).rejects.toThrow('ENOENT');
});

test('a tree whose making was broken off is made anew', async () => {
  await createTree(dir, { profile: 'networkd', fresh: false });
  await writeFile(join(dir, '.xsconsole-embedded-host'), 'networkd unfinished\n');
  await rm(join(dir, 'etc'), { recursive: true });
  expect(await createTree(dir, { profile: null, fresh: false })).toEqual({
    ok: true,
    value: 'networkd',
  });
  expect((await stat(join(dir, 'etc/xensource-inventory'))).isFile()).toBe(true);
});
