import { answersLines, lineConsole } from '../../support/story/line-story.js';
import { newHost } from '../../support/story/story.js';

test(
  'line by line the same login: the password is not echoed, a wrong one is counted, the ' +
    'right one goes on',
  async () => {
    const tree = await newHost({ booted: true });
    const console = lineConsole(tree);
    await answersLines(
      console,
      ['Number:', '3'],
      ['Number:', '3'],
      ['User name [root]:', ''],
      ['Password:', 'guessed it'],
    );
    await console.sees(
      'The name or the password is wrong.',
      '1 attempt has failed since the last login.',
    );
    await answersLines(console, ['User name [root]:', ''], ['Password:', 'embedded']);
    await console.sees('Change Auto-Logout Time', 'Minutes (1 to 1440) [5]:');
    expect(console.neverSaw('guessed it')).toEqual(['guessed it']);
    expect(console.session.emulator.received).not.toContain('\x1b');
    // In a form Ctrl-C goes back, like Esc; in a menu it ends the console.
    console.session.type('\x03');
    await console.sees(/\^C\s+Authentication[\s\S]*Number:\s*$/u);
    console.session.type('\x03');
    expect(await console.session.ended()).toBe(130);
  },
);
