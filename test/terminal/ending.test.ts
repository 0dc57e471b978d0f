import { readFileSync } from 'node:fs';
import { bundleFixture } from '../support/fixture.js';
import { onTerminal, type Session } from '../support/run/pty.js';

const { program, remove } = bundleFixture();
afterAll(remove);

/**
 * A shell around the console: it tells the exit status, and whether the terminal's modes are what
 * they were.
 */
const script =
  `B=$(stty -g); "${process.execPath}" "${program}"; S=$?; A=$(stty -g); printf 'STATUS=%s ' ` +
  '$S; test "$A" = "$B" && echo SAME || echo "CHANGED"; read line';

const bySelf = async (session: Session, word: string): Promise<void> => {
  session.press('enter');
  await session.waitFor('A form');
  session.type(word);
  session.press('enter');
};

describe('the terminal is given back as it was', () => {
  test.each<{
    readonly how: string;
    readonly status: number;
    readonly end: (session: Session) => Promise<void> | void;
  }>([
    { how: 'quit', status: 0, end: (session) => bySelf(session, 'quit') },
    { how: 'an exception', status: 70, end: (session) => bySelf(session, 'throw') },
    { how: 'a rejected promise', status: 70, end: (session) => bySelf(session, 'reject') },
    { how: 'somebody calls exit', status: 7, end: (session) => bySelf(session, 'exit') },
    {
      how: 'Ctrl-C',
      status: 130,
      end: (session) => {
        session.press('interrupt');
      },
    },
  ])('after $how', async ({ status, end }) => {
    await onTerminal('/bin/sh', ['-c', script], {}, async (session) => {
      await session.waitFor('size 80x24');
      await end(session);
      await session.waitFor(`STATUS=${status} SAME`);
      restored(session);
    });
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
  ] as const)('after %s', async (name, status) => {
    await onTerminal('/bin/sh', ['-c', script], {}, async (session) => {
      await session.waitFor('size 80x24');
      process.kill(session.child(), name);
      await session.waitFor(`STATUS=${status} SAME`);
      restored(session);
    });
  });

  function restored(session: Session): void {
    const { emulator } = session;
    expect(emulator.terminal.buffer.active.type).toBe('normal');
    expect(emulator.terminal.modes.applicationCursorKeysMode).toBe(false);
    expect(emulator.terminal.modes.bracketedPasteMode).toBe(false);
    expect(emulator.received.lastIndexOf('\x1b[?25h')).toBeGreaterThan(
      emulator.received.lastIndexOf('\x1b[?25l'),
    );
  }
});

test('without a second buffer the last picture does not stay', async () => {
  await onTerminal('/bin/sh', ['-c', script], { term: 'vt220' }, async (session) => {
    await session.waitFor('size 80x24');
    session.press('interrupt');
    await session.waitFor('STATUS=130 SAME');
    expect(session.emulator.text()).not.toContain('Configuration');
  });
});

/** Waits until the kernel has stopped the process: a SIGCONT that comes before is lost. */
async function stopped(pid: number): Promise<void> {
  while (!/^State:\tT/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8')))
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}

test('suspended and resumed, it paints itself anew', async () => {
  await onTerminal(
    '/bin/sh',
    ['-c', `"${process.execPath}" "${program}"; read line`],
    {},
    async (session) => {
      await session.waitFor('size 80x24');
      const child = session.child();
      process.kill(child, 'SIGTSTP');
      await session.waitFor(() => session.emulator.terminal.buffer.active.type === 'normal');
      await stopped(child);
      process.kill(child, 'SIGCONT');
      await session.waitFor('size 80x24');
      session.press('down');
      await session.waitFor('> Network and Management');
    },
  );
});

test('something else may have the terminal for a while', async () => {
  await onTerminal(process.execPath, [program], {}, async (session) => {
    await session.waitFor('size 80x24');
    await bySelf(session, 'aside');
    await session.waitFor(() => session.emulator.received.includes('ASIDE'));
    await session.waitFor('size 80x24');
    session.press('down');
    await session.waitFor('> Network and Management');
  });
});

test('Ctrl-C in what has the terminal meanwhile does not end the console', async () => {
  await onTerminal(process.execPath, [program], {}, async (session) => {
    await session.waitFor('size 80x24');
    await bySelf(session, 'shell');
    await session.waitFor('SHELL READY');
    session.press('interrupt');
    await session.waitFor('size 80x24');
    session.press('down');
    await session.waitFor('> Network and Management');
  });
});

test('a kernel message on the screen goes with Ctrl-L', async () => {
  await onTerminal(process.execPath, [program], {}, async (session) => {
    await session.waitFor('size 80x24');
    session.emulator.write('\x1b[10;5H\x1b(0\x1b[31mkernel: oops');
    session.press('redraw');
    await session.waitFor('redraw');
    // In DEC graphics, as the message left the terminal, every letter would be a line.
    expect(session.emulator.lines()[1]).toMatch(/^┌ Configuration ─+┬ Status Display ─+┐$/u);
  });
});

test('every size at any moment, keys between', async () => {
  await onTerminal(process.execPath, [program], {}, async (session) => {
    await session.waitFor('size 80x24');
    for (const [columns, rows] of [
      [132, 50],
      [60, 20],
      [20, 5],
      [250, 80],
      [1, 1],
      [61, 21],
      [80, 24],
    ] as const) {
      session.resize(columns, rows);
      session.press('down', 'up');
    }
    session.press('f8');
    await session.waitFor('f8');
    // The signal of the last size may be heard after the key: it repaints what the terminal lost.
    await session.waitFor('size 80x24');
    await session.waitFor(/^┌ Configuration ─+┬ Status Display ─+┐$/mu);
    session.resize(39, 9);
    await session.waitFor('Screen too small: 39x9, needs 40x10');
    session.press('down');
    await session.waitFor('> Network');
  });
});
