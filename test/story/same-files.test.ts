import { hosts, pifsOf } from '../support/pool-rows.js';
import type { Operator } from '../support/story/operator.js';
import { newHost, openConsole, openConsoleWith, runCommand } from '../support/story/story.js';
import { hostFilesOf } from '../support/host/tree-state.js';

const words = [
  '--device',
  'eth1',
  '--mode',
  'static',
  '--ip',
  '10.20.0.7',
  '--netmask',
  '255.255.255.0',
  '--gateway',
  '10.20.0.1',
  '--dns',
  '10.20.0.2',
];

/** The same as `words`, at the console. */
async function resetBy(console: Operator): Promise<void> {
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('Static');
  await console.fill('IP address', '10.20.0.7');
  await console.fill('Netmask', '255.255.255.0');
  await console.fill('Gateway', '10.20.0.1');
  await console.fill('DNS servers', '10.20.0.2');
  await console.next();
  await console.choose('Continue');
  await console.next();
  await console.answers('yes');
}

const random: ReadonlySet<string> = new Set(['ref', '_ref', 'uuid', 'metrics']);

/** This host's PIFs without their random names. */
const pifs = (tree: string): readonly string[] =>
  Object.values(pifsOf(tree, hosts.ours))
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([name]) => !random.has(name))
          .sort(),
      ),
    )
    .sort();

describe.each(['networkd', 'classic'] as const)(
  'on a %s host, console and command are one',
  (profile) => {
    test('while the host runs: after the reboot both trees hold the same files and the same PIFs', async () => {
      const [atConsole, atShell] = [await newHost({ profile }), await newHost({ profile })];
      const first = await openConsole(atConsole);
      await resetBy(first);
      await first.comesBack(/IPv4 address +10\.20\.0\.7 /u);
      expect(await first.quits()).toBe(0);

      const watching = await openConsole(atShell);
      const ran = await runCommand('xe-reset-networking', ['--root', atShell, ...words], {
        input: 'yes\n',
      });
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      await watching.comesBack(/IPv4 address +10\.20\.0\.7 /u);
      expect(await watching.quits()).toBe(0);

      expect(hostFilesOf(atShell)).toEqual(hostFilesOf(atConsole));
      expect(pifs(atShell)).toEqual(pifs(atConsole));
    });

    test('on a tree that nobody runs: the same files, the trigger among them', async () => {
      const [atConsole, atShell] = [
        await newHost({ profile, booted: true }),
        await newHost({ profile, booted: true }),
      ];
      const console = openConsoleWith(['--root', atConsole]);
      await console.sees('XAPI is not running');
      await resetBy(console);
      await console.sees('All steps are done');
      expect(
        await runCommand('xe-reset-networking', ['--root', atShell, ...words], { input: 'yes\n' }),
      ).toMatchObject({ status: 0, stderr: '' });

      const files = hostFilesOf(atShell);
      expect(files).toEqual(hostFilesOf(atConsole));
      expect(files[profile === 'classic' ? 'tmp/network-reset' : 'var/tmp/network-reset']).toMatch(
        /DEVICE=eth1\nMODE=static\nIP=10\.20\.0\.7\n/u,
      );
    });
  },
);
