import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programPath } from '../../support/run/program.js';
import { newHost, storyFolder } from '../../support/story/story.js';

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

test.each([
  ['xsconsole', '', 'Status Display'],
  ['xsconsole', '--line', 'Number: '],
  ['xe-reset-networking', '--device eth0 --mode dhcp', 'Type yes'],
  ['xapi-server', '', 'xapi-server ready'],
] as const)(
  'the window is closed: %s %s ends by itself, does not crash, and leaves nothing behind',
  async (name, options, awaited) => {
    const tree = await newHost({ booted: true });
    const words = join(storyFolder(), 'stderr');
    const program =
      `echo $$; exec "${process.execPath}" "${programPath(name)}" --root "${tree}" ${options} 2> ` +
      `"${words}"`;
    const window = spawn('script', ['-qec', program, '/dev/null'], {
      env: { ...process.env, TERM: 'xterm' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let shown = '';
    window.stdout.on('data', (bytes: Buffer) => {
      shown += bytes.toString('utf8');
    });
    const told = (): string => (existsSync(words) ? readFileSync(words, 'utf8') : '');
    while (!`${shown}${told()}`.includes(awaited)) await nextTurn();
    const pid = Number(/\d+/u.exec(shown)?.[0]);
    window.kill('SIGKILL');
    while (existsSync(`/proc/${pid}`)) await nextTurn();
    expect(told()).not.toContain('Node.js');
  },
);
