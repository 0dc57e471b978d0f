import { openTree } from '../../../src/host/index.js';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTree, startNetwork } from '../../../src/embedded/index.js';
import { readVlanDevices } from '../../../src/host/nics/vlan-devices.js';
import { known } from '../../../src/model/index.js';
import { makeSysfs } from '../../support/host/sysfs.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

/** As Linux 4.19 prints it. */
const list =
  'VLAN Dev name\t | VLAN ID\nName-Type: VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD\neth0.20       ' +
  ' | 20  | eth0\nbond0.4094     | 4094  | bond0\n';

test("the kernel's list, each with the bridge it is on", async () => {
  const root = temporaryFolder();
  writeTree(root, { 'proc/net/vlan/config': list });
  makeSysfs(root, { 'eth0.20': { mac: '00:1b:21:aa:bb:01', hardware: null, master: 'xapi3' } });
  expect(await readVlanDevices(await openTree(root))).toEqual(
    known([
      { name: 'eth0.20', tag: 20, device: 'eth0', memberOf: 'xapi3' },
      { name: 'bond0.4094', tag: 4094, device: 'bond0', memberOf: null },
    ]),
  );
});

test('a kernel without VLANs has none; a list that cannot be read is told from that', async () => {
  const root = temporaryFolder();
  expect(await readVlanDevices(await openTree(root))).toEqual(known([]));
  mkdirSync(join(root, 'proc/net/vlan/config'), { recursive: true });
  expect(await readVlanDevices(await openTree(root))).toMatchObject({
    known: false,
    reason: { code: 'unreadable' },
  });
});

test("an embedded host's kernel lists the VLANs its network daemon has made", async () => {
  const root = temporaryFolder();
  await createTree(root, { profile: 'networkd', fresh: false });
  await startNetwork(await openTree(root));
  const devices = await readVlanDevices(await openTree(root));
  if (!devices.known || devices.value.length === 0) throw new Error(JSON.stringify(devices));
  for (const { name, tag, device, memberOf } of devices.value) {
    expect(name).toBe(`${device}.${tag}`);
    expect(memberOf).toMatch(/^xapi\d+$/);
  }
});
