import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newHost, runCommand } from '../../support/story/story.js';

test.each([
  [['--recover-supporters'], ''],
  [['--playbook'], 'The supporters (slaves) are in the pool database. '],
])(
  '%s while XAPI is stopped and has left its socket says that it does not answer',
  async (args, before) => {
    const tree = await newHost({ booted: true });
    const socket = join(tree, 'var/lib/xcp/xapi');
    // Killed, a server leaves its socket behind.
    const listen = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => {
    process.kill(process.pid, 'SIGKILL');
  });`;
    expect(() => execFileSync(process.execPath, ['-e', listen])).toThrow();
    expect(existsSync(socket)).toBe(true);
    expect(await runCommand('xe-reset-networking', ['--root', tree, ...args])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `${before}XAPI does not answer: nothing listens there.\n`,
    });
  },
);
