import { readFileSync } from 'node:fs';
import { answersLines } from '../../support/story/line-story.js';
import type { Operator } from '../../support/story/operator.js';
import { programPath } from '../../support/run/program.js';
import { newHost, openAtTerminal } from '../../support/story/story.js';

const sane = { echo: true, lines: true, signals: true };
const raw = { echo: false, lines: false, signals: false };

interface Asked {
  readonly console: Operator;
  readonly before: string;
  readonly pid: number;
}

/**
 * Line by line up to the question for the password, in a shell that tells when the console has
 * ended.
 */
async function askedForPassword(tree: string): Promise<Asked> {
  const around = [
    '-c',
    'echo BEFORE; read go; "$0" "$@"; echo "AFTER $?"; read go',
    process.execPath,
    programPath('xsconsole'),
    '--root',
    tree,
  ];
  const console = openAtTerminal('/bin/sh', around, { term: 'dumb', columns: 180, rows: 200 });
  const { session } = console;
  await session.waitFor('BEFORE');
  const before = session.modes();
  session.type('\n');
  await answersLines(console, ['Number:', '3'], ['Number:', '3'], ['User name [root]:', '']);
  await session.waitFor(/Password:\s*$/u);
  return { console, before, pid: session.child() };
}

/** The kernel has stopped the process: a SIGCONT that comes before is lost. */
async function stopped(pid: number): Promise<void> {
  while (!/^State:\tT/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8')))
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}

test(
  'line by line, nothing is echoed while a password is typed, and everything before and ' +
    'after it, also when the console is stopped meanwhile',
  async () => {
    const {
      console: { session },
      before,
      pid,
    } = await askedForPassword(await newHost({ booted: true }));
    expect(session.driver()).toEqual(raw);
    process.kill(pid, 'SIGTSTP');
    await stopped(pid);
    expect(session.modes()).toBe(before);
    process.kill(pid, 'SIGCONT');
    // It is asked again, below whatever the shell has printed.
    await session.waitFor(/Password:\s+Password:\s*$/u);
    expect(session.driver()).toEqual(raw);
    session.type('embedded\r');
    await session.waitFor(/Minutes \(1 to 1440\) \[5\]:\s*$/u);
    expect(session.driver()).toEqual(sane);
    expect(session.emulator.received.split('User name')[1]).not.toMatch(/embe/u);
    process.kill(pid, 'SIGTERM');
    await session.waitFor('AFTER 143');
    expect(session.modes()).toBe(before);
  },
);

test('whatever ends the console while it asks for a password, the terminal echoes again', async () => {
  const tree = await newHost({ booted: true });
  for (const [end, status] of [
    [
      async ({ console: { session }, pid }: Asked): Promise<void> => {
        // The first one goes back to the menu, as Esc does.
        session.type('secret\x03');
        await session.waitFor(/Number:\s*$/u);
        process.kill(pid, 'SIGINT');
      },
      130,
    ],
    [
      ({ pid }: Asked): Promise<void> | void => {
        process.kill(pid, 'SIGTERM');
      },
      143,
    ],
    [
      ({ pid }: Asked): Promise<void> | void => {
        process.kill(pid, 'SIGHUP');
      },
      129,
    ],
    [
      ({ console }: Asked): Promise<void> | void => {
        console.session.type('\x04');
      },
      0,
    ],
  ] as const) {
    const asked = await askedForPassword(tree);
    const { session } = asked.console;
    expect(session.driver()).toEqual(raw);
    await end(asked);
    await session.waitFor(`AFTER ${status}`);
    expect(session.modes()).toBe(asked.before);
    expect(session.driver()).toEqual(sane);
  }
});
