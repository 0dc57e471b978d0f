import { textAt } from '../../support/host/host-tree.js';
import { poolRows } from '../../support/pool-rows.js';
import { newHost, openConsole } from '../../support/story/story.js';

test(
  'a trigger names a device that is not there: told on the screen, tried three times over, ' +
    'then set aside with the reason; nothing is wiped',
  async () => {
    const trigger = 'DEVICE=eth9\nMODE=dhcp\n';
    const tree = await newHost({ files: { 'var/tmp/network-reset': trigger } });
    const tables = ['PIF', 'Bond', 'VLAN', 'tunnel', 'network'];
    const before = tables.map((table) => poolRows(tree, table));
    for (const attempt of [1, 2]) {
      const console = await openConsole(tree);
      await console.sees('was not completed', `attempt ${attempt}`, 'eth9');
      expect(await console.quits()).toBe(0);
      expect(textAt(tree, 'var/tmp/network-reset')).toBe(trigger);
    }
    const third = await openConsole(tree);
    await third.sees('given up after three', 'eth9');
    expect(await third.quits()).toBe(0);
    expect(textAt(tree, 'var/tmp/network-reset')).toBeNull();
    expect(textAt(tree, 'var/tmp/network-reset.failed')).toBe(trigger);
    expect(textAt(tree, 'var/tmp/network-reset.failed.reason')).toContain('eth9');
    expect(tables.map((table) => poolRows(tree, table))).toEqual(before);
  },
);
