import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../support/host/host-tree.js';
import { newHost, openConsole, openConsoleWith, processesOf } from '../support/story/story.js';

test('the embedded host is kept between runs, and made anew when that is asked for', async () => {
  const tree = await newHost();
  const note = join(tree, 'etc/motd');
  writeFileSync(note, 'kept\n');
  for (const more of [[], ['--fresh']] as const) {
    const console = await openConsole(tree, ...more);
    expect(await console.quits()).toBe(0);
    expect(textAt(tree, 'etc/motd')).toBe(more.length === 0 ? 'kept\n' : null);
  }
});

test('a second console on the same tree is refused in one line, and the first goes on', async () => {
  const tree = await newHost();
  const first = await openConsole(tree);
  const second = openConsoleWith(['--embedded', tree]);
  expect(await second.session.ended()).toBe(1);
  expect(
    second.screen
      .trim()
      .split('\n')
      .filter((line) => line.trim() !== '')
      .join(''),
  ).toMatch(/^xsconsole: another console already runs .*--embedded\.$/u);
  await first.moveTo('Quit');
  await first.sees('Press Enter to leave.');
  expect(processesOf(tree)).toHaveLength(2);
});

test('a folder that is none of ours is refused in one line and left alone', async () => {
  const tree = await newHost();
  const console = openConsoleWith(['--embedded', join(tree, 'etc'), '--fresh']);
  expect(await console.session.ended()).toBe(1);
  expect(console.screen).toContain('left alone');
  expect(textAt(tree, 'etc/xensource/pool.conf')).toBe('master');
});

test('a console that was killed leaves a tree that starts again', async () => {
  const tree = await newHost();
  const killed = await openConsole(tree);
  const server = Number(readFileSync(join(tree, 'run/xapi.pid'), 'utf8'));
  killed.session.signal('SIGKILL');
  await killed.session.ended();
  const console = await openConsole(tree);
  await console.sees('eth0', '192.168.1.10');
  expect(processesOf(tree)).not.toContain(server);
  expect(await console.quits()).toBe(0);
});
