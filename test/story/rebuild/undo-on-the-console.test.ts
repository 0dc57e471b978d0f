import { hosts, pifsOf, poolRows } from '../../support/pool-rows.js';
import { newHost, openConsoleWith, runCommand } from '../../support/story/story.js';

test('from the report of a reset an operator goes back to the former address and all the rest', async () => {
  const tree = await newHost({ booted: true });
  const count = (): readonly number[] => [
    Object.keys(pifsOf(tree, hosts.ours)).length,
    ...['Bond', 'VLAN', 'tunnel'].map((table) => Object.keys(poolRows(tree, table)).length),
  ];
  const before = count();
  const words = ['--root', tree, '--device', 'eth1', '--novlan', '--yes'];
  expect((await runCommand('xe-reset-networking', words)).status).toBe(0);
  const console = openConsoleWith(['--embedded', tree]);
  await console.sees('Network reset: result', 'U Undo');
  console.session.type('u');
  await console.sees('Undo Network Reset', 'IPv4 static 192.168.1.10', 'to do  management eth0');
  console.session.type('y');
  await console.logsIn();
  await console.sees('Undo Network Reset', 'to do  management eth0');
  console.session.type('y');
  await console.sees('Undo Network Reset: result', 'Everything that was wanted is there.');
  expect(console.screen).toMatch(/management eth0 +made/u);
  console.session.press('f5');
  await console.sees('everything that the last reset kept is there');
  console.enter();
  await console.sees('Network reset: result');
  await console.next();
  await console.sees('Status Display', '192.168.1.10');
  expect(await console.quits()).toBe(0);
  expect(count()).toEqual(before);
});
