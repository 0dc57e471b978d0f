import { hostBeforeReboot, newestReset } from '../../support/story/after-reboot.js';
import { openConsole, openConsoleWith, runCommand } from '../../support/story/story.js';

test(
  'the report stays over a killed console until somebody has read it, and is printed again ' +
    'by the command',
  async () => {
    const tree = await hostBeforeReboot();
    const first = openConsoleWith(['--embedded', tree]);
    await first.sees(
      'Network reset: result',
      'as you asked for',
      'ok     Gateway 10.20.0.1: answers',
      'ok     Trigger file: gone',
    );
    first.session.signal('SIGKILL');
    await first.session.ended();
    const second = openConsoleWith(['--embedded', tree]);
    await second.sees('Network reset: result', 'as you asked for');
    await second.next();
    await second.sees('Status Display', /Device +eth1/u);
    expect(await second.quits()).toBe(0);
    expect((await newestReset(tree)).acknowledged).not.toBeNull();
    const third = await openConsole(tree);
    expect(await third.quits()).toBe(0);
    expect(third.neverSaw('Network reset: result')).toEqual(['Network reset: result']);
    const { status, stdout } = await runCommand('xe-reset-networking', [
      '--root',
      tree,
      '--status',
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/when \S+ read the report/u);
    expect(stdout).toContain('  ok     IPv4 address: 10.20.0.131\n');
  },
);
