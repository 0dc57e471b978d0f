import { execFileSync } from 'node:child_process';
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
