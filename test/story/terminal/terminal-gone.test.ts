import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programPath } from '../../support/run/program.js';
import { newHost, storyFolder } from '../../support/story/story.js';

test(
  'the window with the console is closed: the console ends by itself, without a word and ' +
    'without leaving anything behind',
  async () => {
    const tree = await newHost();
    const words = join(storyFolder(), 'stderr');
    const console =
      `echo $$; exec "${process.execPath}" "${programPath('xsconsole')}" --root "${tree}" 2> ` +
      `"${words}"`;
    const window = spawn('script', ['-qec', console, '/dev/null'], {
      env: { ...process.env, TERM: 'xterm' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let shown = '';
    await new Promise<void>((resolve) => {
      window.stdout.on('data', (bytes: Buffer) => {
        shown += bytes.toString('utf8');
        if (shown.includes('Status Display')) resolve();
      });
    });
    const pid = Number(/\d+/u.exec(shown)?.[0]);
    window.kill('SIGKILL');
    while (existsSync(`/proc/${pid}`))
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    expect(readFileSync(words, 'utf8')).toBe('');
  },
);
