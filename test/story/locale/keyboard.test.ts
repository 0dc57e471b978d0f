import { textAt } from '../../support/host/host-tree.js';
import { consoleOn } from '../../support/story/reset-story.js';
import { newHost } from '../../support/story/story.js';

test('without a login a layout is tried and kept, and saved for the next boot with one', async () => {
  const tree = await newHost({ booted: true });
  const console = await consoleOn(tree);
  await console.choose('Keyboard and Time Zone');
  await console.choose('Keyboard');
  await console.sees(/At boot +us/u, 'German');
  await console.choose('de');
  await console.sees('Which of these layouts?', 'de-latin1');
  await console.choose('de-latin1');
  await console.choose('Try it');
  await console.sees('This screen has the layout de-latin1 now.', 'Try the keys');
  expect(textAt(tree, 'run/keyboard')).toBe('de-latin1\n');
  console.session.type('zy');
  await console.sees('zy');
  console.enter();
  await console.sees('This screen keeps the layout de-latin1.', 'Do not save');
  await console.choose('Save for boot');
  await console.sees('After each boot the screen of this host has de-latin1.', '> No');
  console.session.type('y');
  await console.logsIn();
  await console.sees('After each boot the screen of this host has de-latin1.', '> No');
  console.session.type('y');
  await console.sees('The layout is saved.', 'At boot: de-latin1.');
  expect(textAt(tree, 'etc/vconsole.conf')).toBe('KEYMAP=de-latin1\n');
});
