import { testWhere } from '../../support/run/test-where.js';
import { makeHostTree } from '../../support/host/host-tree.js';
import { atRealRoot, canChangeRoot, rootNeeds } from '../../support/host/real-root.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { openAtTerminal, storyFolder } from '../../support/story/story.js';

const onRealRoot = testWhere(canChangeRoot(), rootNeeds);
const sane = { echo: true, lines: true, signals: true };
const raw = { echo: false, lines: false, signals: false };

onRealRoot(
  'the local shell finds a terminal that echoes, and whatever it leaves behind the console ' +
    'works on, and in the end all is as it was',
  async () => {
    const tree = storyFolder();
    // No password was ever set, so nobody has to log in.
    makeHostTree(tree, { 'etc/shadow': 'root:!!:19000::::::\n' });
    makeStandIns(tree, ['usr/sbin/systemctl', 'usr/sbin/xl'], {}, '/');
    const { program, args, env } = atRealRoot(tree, 'xsconsole', []);
    // A shell around it that waits to be told to begin, and then to end: the modes are those before
    // and after.
    const around = [
      '-c',
      'echo BEFORE; read go; "$0" "$@"; echo "AFTER $?"; read go',
      program,
      ...args,
    ];
    const console = openAtTerminal('/bin/sh', around, { env });
    const { session } = console;
    await session.waitFor('BEFORE');
    const before = session.modes();
    session.type('\n');
    await console.sees('XAPI is not running');
    await console.moveTo('Local Command Shell');
    const inConsole = session.modes();
    expect(session.driver()).toEqual(raw);

    for (const [leave, end] of [
      [[], 'exit\n'],
      // Killed: it cannot tidy up.
      [[], 'kill -KILL $$\n'],
      // What a program that has crashed in it would leave.
      [['raw', '-echo'], 'exit\n'],
      [['raw', '-echo'], 'kill -KILL $$\n'],
    ] as const) {
      const { length } = session.emulator.received;
      console.enter();
      // This shell's own prompt: those of the shells before it still stand on the screen.
      await session.waitFor(() => session.emulator.received.slice(length).endsWith('# '));
      expect(session.modes()).toBe(before);
      expect(session.driver()).toEqual(sane);
      if (leave.length > 0) session.setModes(...leave);
      session.type(end);
      await console.sees('Open a root shell on this screen');
      expect(session.modes()).toBe(inConsole);
    }
    await console.moveTo('Quit');
    await console.next();
    console.session.type('y');
    await console.sees('AFTER 0');
    expect(session.modes()).toBe(before);
    expect(session.driver()).toEqual(sane);
  },
);
