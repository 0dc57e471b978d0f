import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newHost, openConsole } from '../../support/story/story.js';

test(
  'XAPI has died: the Status Display says since when, names the guests all the same, and one ' +
    'key and F8 start it again',
  async () => {
    const tree = await newHost();
    const console = await openConsole(tree);
    process.kill(Number(readFileSync(join(tree, 'run/xapi.pid'), 'utf8')), 'SIGKILL');
    await console.sees(/XAPI is not running\. Since \d\d:\d\d:\d\d\./u, 'Press 1 to start XAPI');
    expect(console.screen).not.toContain('No problem found');
    await console.choose('Reboot or Shutdown');
    await console.moveTo('Reboot');
    await console.sees('Mail gateway', 'win-dc01');
    console.session.press('escape');
    await console.moveTo('Status Display');
    console.session.type('1');
    await console.sees('Start XAPI', 'VMs keep running');
    console.session.press('f8');
    await console.logsIn();
    await console.sees('Start XAPI', 'root@');
    console.session.press('f8');
    await console.sees('XAPI is started');
    await console.next();
    await console.sees('Status Display', 'Frankfurt');
  },
);
