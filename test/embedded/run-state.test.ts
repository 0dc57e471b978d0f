import { readLoad, readMemory } from '../support/host/host-calls.js';
import { openTree } from '../../src/host/index.js';
import { statSync, utimesSync } from 'node:fs';
import { loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { embeddedBootTime, embeddedDomains } from '../../src/embedded/run-state.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

const vm = (more: string): string =>
  `<row ref="OpaqueRef:v${/uuid="(\d)/.exec(more)?.[1] ?? ''}" ${more}/>`;
const hosts = '<row ref="OpaqueRef:h1" uuid="here"/><row ref="OpaqueRef:h2" uuid="there"/>';
const database = `<database><table name="host">${hosts}</table><table name="VM">${[
  vm(
    'is_control_domain="true" name__label="dom0" power_state="Running" ' +
      'resident_on="OpaqueRef:h1" uuid="0"',
  ),
  vm(
    'is_control_domain="false" name__label="a%.&quot;b&quot;%.100%%" power_state="Running" ' +
      'resident_on="OpaqueRef:h1" uuid="1"',
  ),
  vm(
    'is_control_domain="false" name__label="off" power_state="Halted" ' +
      'resident_on="OpaqueRef:NULL" uuid="2"',
  ),
  vm(
    'is_control_domain="false" name__label="held" power_state="Paused" ' +
      'resident_on="OpaqueRef:h1" uuid="4"',
  ),
  vm(
    'is_control_domain="false" name__label="elsewhere" power_state="Running" ' +
      'resident_on="OpaqueRef:h2" uuid="3"',
  ),
].join('')}</table></database>`;

function tree(note: string): string {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/embedded-hardware.json': '{}',
    'run/services/network': note,
    'var/lib/xcp/state.db': database,
  });
  return root;
}

test(
  'an embedded host that runs has the guests that its database has on it, a paused one too, its ' +
    'control domain left out',
  async () => {
    const root = tree('running\n');
    expect(await embeddedDomains(await openTree(root), 'here')).toEqual({
      known: true,
      value: [
        { uuid: '1', name: 'a "b" 100%' },
        { uuid: '4', name: 'held' },
      ],
    });
    expect(await embeddedDomains(await openTree(root), 'nobody')).toMatchObject({
      known: false,
      reason: { code: 'damaged' },
    });
  },
);

test('their database is read again only when it has changed', async () => {
  const root = tree('running\n');
  const files = await openTree(root);
  let reads = 0;
  const text: typeof files.text = (...asked) => ((reads += 1), files.text(...asked));
  const counted = { ...files, text };
  const guests = async (): Promise<number | null> => {
    const domains = await embeddedDomains(counted, 'here');
    return domains.known ? domains.value.length : null;
  };
  expect([await guests(), await guests(), reads]).toEqual([2, 2, 1]);
  writeTree(root, { 'var/lib/xcp/state.db': database.replace('name="VM"', 'name="none"') });
  expect([await guests(), await guests(), reads]).toEqual([0, 0, 2]);
});

test('on a supporter nothing runs after the reboot of a reset until it is back in its pool', async () => {
  const root = tree('running\n');
  writeTree(root, { 'var/tmp/network-reset': 'DEVICE=eth0\n' });
  const booted = statSync(join(root, 'run/services/network')).mtimeMs / 1000;
  const running = async (role: string, trigger: number, database: number) => {
    writeTree(root, { 'etc/xensource/pool.conf': role });
    utimesSync(join(root, 'var/tmp/network-reset'), booted + trigger, booted + trigger);
    utimesSync(join(root, 'var/lib/xcp/state.db'), booted + database, booted + database);
    const domains = await embeddedDomains(await openTree(root), 'here');
    return domains.known ? domains.value.length : null;
  };
  expect(await running('slave:192.0.2.9', -1, -1)).toBe(0);
  expect(await running('slave:192.0.2.9', 1, -1)).toBe(2);
  expect(await running('slave:192.0.2.9', -1, 1)).toBe(2);
  expect(await running('master', -1, -1)).toBe(2);
});

test('it has been up since its boot, with the load and the memory of the machine it runs on', async () => {
  const root = tree('running\n');
  expect(await embeddedBootTime(await openTree(root))).toEqual({
    known: true,
    value: statSync(join(root, 'run/services/network')).mtimeMs,
  });
  const [load, memory] = [await readLoad(root), await readMemory(root)];
  expect(load.known && load.value.average).toHaveLength(loadavg().length);
  expect(memory.known && memory.value.total).toBe(totalmem());
});

test('one that is switched off, and a tree that is none, say nothing', async () => {
  const plain = temporaryFolder();
  writeTree(plain, { 'run/services/network': 'running\n', 'var/lib/xcp/state.db': database });
  for (const root of [tree('stopped\n'), plain, '/']) {
    expect(await embeddedBootTime(await openTree(root))).toMatchObject({
      known: false,
      reason: { code: 'notLooked' },
    });
    expect(await embeddedDomains(await openTree(root), 'here')).toMatchObject({
      known: false,
      reason: { code: 'notLooked' },
    });
  }
});
