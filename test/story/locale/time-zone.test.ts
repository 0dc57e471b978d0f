import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { consoleOn } from '../../support/story/reset-story.js';
import { newHost } from '../../support/story/story.js';

test('without XAPI the time zone is chosen by region and place, and read back', async () => {
  const tree = await newHost({ booted: true });
  const console = await consoleOn(tree);
  await console.choose('Keyboard and Time Zone');
  await console.choose('Time Zone');
  await console.sees(/Zone now +UTC/u, 'Europe');
  await console.choose('Europe');
  await console.sees('Which of these places', 'Berlin');
  await console.choose('Paris');
  await console.sees('becomes that of Europe/Paris', '> No');
  console.session.type('y');
  await console.logsIn();
  await console.sees('becomes that of Europe/Paris', '> No');
  console.session.type('y');
  await console.sees('The time zone is set.', 'This host has Europe/Paris now.');
  expect(readlinkSync(join(tree, 'etc/localtime'))).toBe('../usr/share/zoneinfo/Europe/Paris');
});
