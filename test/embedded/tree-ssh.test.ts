import { join } from 'node:path';
import { embeddedAt, foreignTree } from '../support/host/hosts.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { temporaryFolder } from '../support/host/tree.js';

test('the SSH server of an embedded host is started and stopped, now and at boot', async () => {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const { ssh } = await embeddedAt(root);
  for (const on of [true, false, true]) {
    expect(await ssh.set(on)).toMatchObject({ ok: true, value: { ran: true } });
    expect(await ssh.state()).toEqual({
      running: { known: true, value: on },
      atBoot: { known: true, value: on },
    });
  }
});

test('in a tree that nobody runs nothing is done, and what runs is not known', async () => {
  const { ssh } = await foreignTree(temporaryFolder());
  expect(await ssh.set(true)).toEqual({
    ok: true,
    value: { ran: false, command: 'systemctl enable --now sshd.service' },
  });
  expect(await ssh.state()).toMatchObject({
    running: { known: false },
    atBoot: { known: true, value: false },
  });
});
