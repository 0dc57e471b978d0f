import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { consoleOn } from '../../support/story/reset-story.js';
import { newHost } from '../../support/story/story.js';

test('without XAPI the log is read, searched and followed, and its secrets are masked', async () => {
  const tree = await newHost({ booted: true });
  const console = await consoleOn(tree);
  const writes = (line: string): void => {
    appendFileSync(join(tree, 'var/log/xensource.log'), `Nov 20 07:00:00 host ${line}\n`);
  };
  writes('xapi: [ info||0 ||xapi] password=hunter2sesame');
  await console.choose('Technical Support');
  await console.choose('Logs');
  await console.choose('xensource.log');
  await console.sees('All start-up tasks are done');
  expect(console.screen).not.toContain('hunter2');
  console.session.type('s');
  await console.fill('Words', 'LINK eth4');
  await console.next();
  await console.sees('link is down', 'Only lines with "LINK eth4"');
  console.session.type('f');
  await console.sees('New lines appear here as they come.');
  writes('kernel: eth4: NIC Link is Up');
  await console.sees('eth4: NIC Link is Up');
});
