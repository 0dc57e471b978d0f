import { consoleOn } from '../../support/story/reset-story.js';
import { newHost } from '../../support/story/story.js';
import { textAt } from '../../support/host/host-tree.js';

const rules = 'etc/sysconfig/network-scripts/interface-rename-data/dynamic-rules.json';

test('without XAPI two ports are swapped for the next boot, and the change is undone', async () => {
  const tree = await newHost({ booted: true });
  const before = textAt(tree, rules);
  const console = await consoleOn(tree);
  await console.choose('Network and Management Interface');
  await console.choose('Interface Names');
  await console.moveTo('eth1');
  console.session.type(' ');
  await console.sees('* eth1');
  await console.moveTo('  eth3');
  console.session.type(' ');
  await console.sees('* eth3');
  await console.next();
  await console.choose('Swap their names');
  await console.sees('eth1 (3c:ec:ef:12:a0:55) is called eth3', '> No');
  console.session.type('y');
  await console.logsIn();
  await console.sees('is called eth3', '> No');
  console.session.type('y');
  await console.sees('The rules are changed.', 'eth1 is eth3', 'eth3 is eth1');
  console.session.press('escape');
  await console.sees(/eth1 +3c:ec:ef:12:a0:55 +eth3/u);
  await console.choose('Undo the last change');
  await console.sees('Both files of rules are put back:', '> No');
  console.session.type('y');
  await console.sees('The rules are as they were before the last change.');
  expect(textAt(tree, rules)).toBe(before);
});
