import { answersLines, lineConsole, opensResetByLine } from '../../support/story/line-story.js';
import { newHost } from '../../support/story/story.js';
import { hostFilesOf } from '../../support/host/tree-state.js';

test(
  'line by line, wrong input is said in one line and asked again; < goes back, and what was ' +
    'answered stands in brackets',
  async () => {
    const tree = await newHost({ booted: true });
    const before = hostFilesOf(tree);
    const console = lineConsole(tree);
    await opensResetByLine(console);
    await answersLines(console, ['Number [1]:', 'eth1']);
    await console.sees('"eth1" is not a number from 1 to 5.');
    await answersLines(
      console,
      ['Number [1]:', '2'],
      ['Number [2]:', '2'],
      ['192.168.0.10):', '10.20.0.300'],
    );
    await console.sees('! "10.20.0.300" is not an IPv4 address');
    await answersLines(
      console,
      ['[10.20.0.300]:', '10.20.0.7/24'],
      ['[255.255.255.0]:', ''],
      ['(optional):', '10.20.0.300'],
      ['[10.20.0.300]:', '-'],
      ['commas):', ''],
      ['Number [1]:', '<'],
      ['[10.20.0.7]:', '<'],
      ['Number [2]:', '1'],
      ['Number [1]:', ''],
      ['Enter: Next', ''],
    );
    await answersLines(console, ['Type yes to start:', 'y']);
    await console.sees(
      '! "y" is not yes. Type yes, in lower case, to start. Nothing has been changed.',
    );
    // Ctrl-C goes back to the preview, as < does.
    console.session.press('interrupt');
    await answersLines(console, ['Enter: Next', '']);
    console.session.signal('SIGTERM');
    expect(await console.session.ended()).toBe(143);
    expect(hostFilesOf(tree)).toEqual(before);
  },
);
