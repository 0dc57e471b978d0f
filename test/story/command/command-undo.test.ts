import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../../support/host/host-tree.js';
import { newHost, runCommand } from '../../support/story/story.js';
import { hostFilesOf } from '../../support/host/tree-state.js';

const management = 'etc/firstboot.d/data/management.conf';

test('--undo puts every file back as it was, and a second one has nothing to do', async () => {
  const tree = await newHost({ booted: true });
  const before = hostFilesOf(tree);
  await runCommand('xe-reset-networking', [
    '--root',
    tree,
    '--yes',
    '--device',
    'eth1',
    '--reason',
    'switch died',
  ]);
  expect(hostFilesOf(tree)).not.toEqual(before);
  const undo = ['--root', tree, '--undo'];
  const unsure = await runCommand('xe-reset-networking', undo, { input: 'y\n' });
  expect(unsure).toMatchObject({
    status: 1,
    stderr: 'That was not "yes". Nothing was changed.\n',
  });
  expect(unsure.stdout).toMatch(/^Last reset: begun .* by \S+ .*because: switch died\.$/mu);
  expect(unsure.stdout).toMatch(/^ +Device: +eth1\n +MAC address: /mu);
  expect(unsure.stdout).toContain(
    'Management interface before it: eth0, no VLAN, IPv4 static 192.168.1.10, gateway ' +
      '192.168.1.1.\nThe host does not restart for this, and its VMs keep running.\nThe files ' +
      'from before this reset are put back.\nType yes to continue: ',
  );
  expect(hostFilesOf(tree)).not.toEqual(before);
  expect(await runCommand('xe-reset-networking', undo, { input: 'yes\n' })).toMatchObject({
    status: 0,
    stderr: '',
  });
  expect(hostFilesOf(tree)).toEqual(before);
  expect((await runCommand('xe-reset-networking', ['--root', tree, '--undo'])).stdout).toContain(
    'There is nothing to undo',
  );
});

test(
  '--undo names a file that somebody else has changed since, and asks before it goes over ' +
    'that',
  async () => {
    const tree = await newHost({ booted: true });
    await runCommand('xe-reset-networking', ['--root', tree, '--yes', '--device', 'eth1']);
    rmSync(join(tree, management));
    writeFileSync(join(tree, management), 'by hand\n');
    const asked = await runCommand('xe-reset-networking', ['--root', tree, '--undo'], {
      input: 'no\n',
    });
    expect(asked.status).toBe(1);
    expect(asked.stderr).toContain(`somebody else has changed /${management} since the reset`);
    expect(textAt(tree, management)).toBe('by hand\n');
    expect(
      await runCommand('xe-reset-networking', ['--root', tree, '--undo'], { input: 'yes\n' }),
    ).toMatchObject({ status: 0 });
    expect(textAt(tree, management)).toMatch(/^LABEL='eth0'/u);
  },
);
