import { hosts, pifsOf, poolRows } from '../../support/pool-rows.js';
import { newHost, openConsoleWith, runCommand } from '../../support/story/story.js';

test(
  'from the report of a reset an operator leaves one VLAN out, has the rest made again, and ' +
    'later that too',
  async () => {
    const tree = await newHost({ booted: true });
    const count = (): readonly number[] => [
      Object.keys(pifsOf(tree, hosts.ours)).length,
      ...['Bond', 'VLAN', 'tunnel'].map((table) => Object.keys(poolRows(tree, table)).length),
    ];
    const before = count();
    const words = ['--root', tree, '--device', 'eth0', '--novlan', '--yes'];
    expect((await runCommand('xe-reset-networking', words)).status).toBe(0);
    const console = openConsoleWith(['--embedded', tree]);
    await console.sees('Network reset: result', 'F8 Rebuild');
    console.session.press('f8');
    await console.sees('Recreate what is marked', '[x] Bond', 'bond0');
    await console.moveTo('[x] VLAN');
    console.enter();
    await console.sees('[ ] VLAN');
    await console.moveTo('Recreate what is marked (5)');
    await console.next();
    await console.sees('Recreated: Bond bond0');
    console.session.type('y');
    await console.logsIn();
    await console.sees('Recreated: Bond bond0');
    console.session.type('y');
    await console.sees('Rebuild after Reset: result', 'Bond bond0', 'made');
    expect(count()).not.toEqual(before);

    console.session.press('f5');
    await console.sees('Recreate what is marked (1)', '[x] VLAN');
    await console.next();
    console.session.type('y');
    await console.sees('Everything that was wanted is there.');
    console.enter();
    await console.sees('Network reset: result');
    await console.next();
    await console.sees('Status Display');
    expect(await console.quits()).toBe(0);
    // The database is on the disk for certain once the host has ended.
    expect(count()).toEqual(before);
  },
);
