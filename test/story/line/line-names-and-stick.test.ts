import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { answersLines, lineConsole, numberOf } from '../../support/story/line-story.js';
import { textAt } from '../../support/host/host-tree.js';
import { newHost } from '../../support/story/story.js';

const rules = 'etc/sysconfig/network-scripts/interface-rename-data/dynamic-rules.json';

test('line by line, two ports are swapped for the next boot', async () => {
  const tree = await newHost({ booted: true });
  const before = textAt(tree, rules);
  const console = lineConsole(tree);
  await console.sees('Quit');
  await answersLines(console, ['Number:', numberOf(console, 'Network and Management Interface')]);
  await console.sees('Interface Names');
  await answersLines(console, ['Number:', numberOf(console, 'Interface Names')]);
  await console.sees('Several numbers (1,3) open several items.');
  const ports = ['eth1', 'eth3'].map((name) => numberOf(console, name)).join(',');
  await answersLines(console, ['Number [1]:', ports]);
  await console.sees('Swap their names');
  await answersLines(
    console,
    ['Number [1]:', numberOf(console, 'Swap their names')],
    ['y or n [n]:', 'y'],
    ['User name [root]:', ''],
    ['Password:', 'embedded'],
    ['y or n [n]:', 'y'],
  );
  await console.sees('The rules are changed.', 'eth1 is eth3', 'eth3 is eth1');
  expect(textAt(tree, rules)).not.toBe(before);
});

test('line by line, the pool is backed up to a stick', async () => {
  const tree = await newHost();
  const console = lineConsole(tree);
  await console.sees('Quit');
  await answersLines(console, ['Number:', numberOf(console, 'Backup and Restore')]);
  await console.sees('Take a backup from a USB stick');
  await answersLines(console, ['Number [1]:', numberOf(console, 'Back up now')]);
  await console.sees('SanDisk');
  await answersLines(
    console,
    ['Number [1]:', numberOf(console, 'SanDisk')],
    ['y or n [n]:', 'y'],
    ['User name [root]:', ''],
    ['Password:', 'embedded'],
    ['y or n [n]:', 'y'],
  );
  await console.sees('The backup is made and was read back.');
  expect(readdirSync(join(tree, 'media/usb-stick')).join()).toMatch(/pool-.*Z\.xml/u);
});
