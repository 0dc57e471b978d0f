import { textAt } from '../../support/host/host-tree.js';
import {
  answersLines,
  lineConsole,
  numberOf,
  opensResetByLine,
} from '../../support/story/line-story.js';
import { newHost } from '../../support/story/story.js';

test(
  'line by line, from start to end in plain text: numbers choose, Enter takes what stands in ' +
    'brackets, yes starts it',
  async () => {
    const tree = await newHost({ booted: true });
    const console = lineConsole(tree);
    await opensResetByLine(console);
    await console.sees('2. eth1, 3c:ec:ef:12:a0:55, up, 1000 Mbit/s, igb, xenbr1');
    await answersLines(console, ['Number [1]:', '2'], ['Number [2]:', '1'], ['Number [1]:', '']);
    await console.sees("+ MANAGEMENT_INTERFACE='xenbr1'", '12. Reboot the host');
    await answersLines(
      console,
      ['Enter: Next', ''],
      ['Type yes to start:', 'yes'],
      ['journal):', ''],
    );
    await console.sees('All steps are done', 'done: Replace /var/tmp/network-reset');
    await answersLines(console, ['Enter: Close', ''], ['Number:', '<']);
    await answersLines(console, ['Number:', numberOf(console, 'Quit')], ['y or n [n]:', 'y']);
    expect(await console.session.ended()).toBe(0);
    expect(console.session.emulator.received).not.toContain('\x1b');
    expect(textAt(tree, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  },
);
