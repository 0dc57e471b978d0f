import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openHost } from '../../src/embedded/index.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { standInHost } from '../support/host/stand-in-host.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

/** A folder with a link to the root of this machine in it. */
function linkToRoot(): string {
  const folder = temporaryFolder();
  symlinkSync('/', join(folder, 'link'));
  return join(folder, 'link');
}

test.each(['/', '//', '/.', '/tmp/..', '/proc/self/root', '/proc/1/../self/root/', '<link>'])(
  '%s is this machine: device and inode decide, not the text',
  async (text) => {
    const host = await openHost(text === '<link>' ? linkToRoot() : text);
    expect([host.system.xapiIsEmbedded, host.root]).toEqual([false, '/']);
  },
);

test(
  'a folder with no described hardware is a tree that nobody runs: its commands are only ' +
    'named',
  async () => {
    const folder = temporaryFolder();
    writeTree(folder, { 'etc/xensource-inventory': '' });
    const host = await openHost(folder);
    expect(host.commandsOnlyNamed).toBe(true);
    expect(await host.machine.reboot()).toEqual({
      ok: true,
      value: { ran: false, command: 'reboot -f' },
    });
    expect(await host.login.isOpenToAll()).toBe(true);
  },
);

test('an embedded host that another process runs is asked for its services', async () => {
  const folder = temporaryFolder();
  await embeddedTree(folder, 'networkd', true);
  const running = await standInHost(folder, () => null);
  const host = await openHost(folder);
  expect([host.commandsOnlyNamed, host.system.xapiIsEmbedded]).toEqual([false, true]);
  expect(await host.machine.stopService('xapi')).toMatchObject({ value: { ran: true } });
  expect(running.calls).toEqual(['stopService xapi']);
});

test('a link to a tree leads to the tree itself', async () => {
  const folder = temporaryFolder();
  symlinkSync(folder, join(folder, 'link'));
  const host = await openHost(join(folder, 'link'));
  expect([host.commandsOnlyNamed, host.root]).toEqual([true, folder]);
});
