import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { machineDisk } from '../../../src/host/files/disk.js';
import { openTree } from '../../../src/host/files/host-tree.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

test('a file is read as it is', async () => {
  const root = temporaryFolder();
  writeTree(root, { 'etc/hostname': 'xcp-fra-01\n' });
  await expect(machineDisk.readFile(join(root, 'etc/hostname'))).resolves.toEqual(
    Buffer.from('xcp-fra-01\n'),
  );
  await expect((await openTree(root)).text('/etc/hostname')).resolves.toEqual({
    known: true,
    value: 'xcp-fra-01\n',
  });
});

test('nobody waits at a pipe that stands in the place of a file', async () => {
  const root = temporaryFolder();
  execFileSync('mkfifo', [join(root, 'pool.conf')]);
  await expect(machineDisk.readFile(join(root, 'pool.conf'))).rejects.toMatchObject({
    code: 'EINVAL',
  });
  await expect((await openTree(root)).text('/pool.conf')).resolves.toMatchObject({
    known: false,
    reason: { code: 'unreadable' },
  });
});

test("a folder is refused in the system's own words", async () => {
  await expect(machineDisk.readFile(temporaryFolder())).rejects.toMatchObject({ code: 'EISDIR' });
});

test("the links of this machine's kernel are followed to a real path", async () => {
  const files = await openTree('/');
  await expect(files.realPath('/sys/class/net/lo')).resolves.toBe('/sys/devices/virtual/net/lo');
  await expect(files.realPath('/sys/class/net/none')).resolves.toBeNull();
  const folder = await files.folder('/sys/class/net/lo');
  expect(folder?.path).toBe('/sys/devices/virtual/net/lo');
  expect(folder?.textNow('type')).toBe('772\n');
});

test('an entry of a folder that is a link is told and never followed', async () => {
  const root = temporaryFolder();
  writeTree(root, { 'sys/eth0/address': 'aa\n', 'secret/text': 'x' });
  symlinkSync('../../secret/text', join(root, 'sys/eth0/planted'));
  const folder = await (await openTree(root)).folder('/sys/eth0');
  expect(folder?.linkNow('planted')).toBe('../../secret/text');
  expect(folder?.textNow('planted')).toBeNull();
  await expect(folder?.text('planted')).resolves.toBeNull();
  await expect(folder?.text('address')).resolves.toBe('aa\n');
  expect(folder?.linkNow('address')).toBeNull();
});
