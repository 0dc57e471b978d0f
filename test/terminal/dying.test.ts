import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { programPath } from '../support/run/program.js';
import { onTerminal, type Session } from '../support/run/pty.js';

const program = programPath('xsconsole');
const root = mkdtempSync(join(tmpdir(), 'xsconsole-dying-'));
const faults = resolve(__dirname, '../support/disk/fault.cjs');
afterAll(() => {
  rmSync(root, { recursive: true });
});

/**
 * A shell around the console: it tells the exit status, and whether the terminal driver's modes are
 * what they were.
 */
const script =
  `B=$(stty -g); "${process.execPath}" -r "${faults}" "${program}" --root "${root}"; S=$?; ` +
  `A=$(stty -g); printf 'STATUS=%s ' $S; test "$A" = "$B" && echo SAME || echo CHANGED; read ` +
  'line';

const inShell = (
  term: string,
  fault: string,
  use: (session: Session) => Promise<void>,
): Promise<void> =>
  onTerminal('/bin/sh', ['-c', script], { term, env: { FAULT: fault } }, async (session) => {
    await session.waitFor('> Status Display');
    await use(session);
  });

/** Nothing of the full-screen mode is left. */
function restored({ emulator }: Session): void {
  const { terminal, received } = emulator;
  expect(terminal.buffer.active.type).toBe('normal');
  expect([
    terminal.modes.applicationCursorKeysMode,
    terminal.modes.applicationKeypadMode,
    terminal.modes.bracketedPasteMode,
  ]).toEqual([false, false, false]);
  expect(received.lastIndexOf('\x1b[?25l')).toBeLessThan(received.lastIndexOf('\x1b[?25h') + 1);
  // In DEC graphics, or in colours, the shell's line would look otherwise.
  const { row, column } = emulator.find('STATUS=');
  expect(emulator.look(row, column)).toEqual({
    foreground: null,
    background: null,
    bold: false,
    underline: false,
    inverse: false,
  });
  expect(emulator.text()).not.toContain('Configuration');
}

describe('the real console gives the terminal back as it was', () => {
  test.each<readonly [string, string, number, (session: Session, pid: number) => void]>([
    ['SIGTERM', 'vt220', 143, (_session, pid) => process.kill(pid, 'SIGTERM')],
    ['SIGHUP', 'linux', 129, (_session, pid) => process.kill(pid, 'SIGHUP')],
    ['SIGINT', 'xterm-256color', 130, (_session, pid) => process.kill(pid, 'SIGINT')],
    ['SIGQUIT', 'vt100', 131, (_session, pid) => process.kill(pid, 'SIGQUIT')],
    [
      'Ctrl-C',
      'tmux-256color',
      130,
      (session) => {
        session.press('interrupt');
      },
    ],
    ['throw', 'xterm-256color', 70, (_session, pid) => process.kill(pid, 'SIGUSR2')],
    ['reject', 'vt100', 70, (_session, pid) => process.kill(pid, 'SIGUSR2')],
    ['exit', 'screen', 7, (_session, pid) => process.kill(pid, 'SIGUSR2')],
  ])('after %s on %s', async (how, term, status, end) => {
    await inShell(
      term,
      how in { throw: 0, reject: 0, exit: 0 } ? how : 'noise',
      async (session) => {
        end(session, session.child());
        await session.waitFor(`STATUS=${status} SAME`);
        restored(session);
        if (status === 70) expect(session.emulator.text()).toContain('a fault on purpose');
      },
    );
  });
});

/** Waits until the kernel has stopped the process: a SIGCONT that comes before is lost. */
async function stopped(pid: number): Promise<void> {
  while (!/^State:\tT/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8')))
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}

test(
  "suspended, the terminal is the shell's; resumed, the picture is whole again, keys and " +
    'character set with it',
  async () => {
    await inShell('vt100', 'noise', async (session) => {
      const [child, raw] = [session.child(), session.modes()];
      process.kill(child, 'SIGTSTP');
      await session.waitFor(() => !session.emulator.text().includes('Configuration'));
      await stopped(child);
      const cooked = session.modes();
      expect(cooked).not.toBe(raw);
      // Whoever had it meanwhile has left it in DEC graphics, red.
      session.emulator.write('\x1b[31m\x0eqqq');
      process.kill(child, 'SIGCONT');
      await session.waitFor(/^┌ Configuration ─+┬ Status Display ─/mu);
      expect(session.modes()).toBe(raw);
      session.press('down');
      await session.waitFor('> Network and Management Interface');
      session.press('interrupt');
      await session.waitFor('STATUS=130 SAME');
    });
  },
);

test('noise on standard error is gone with Ctrl-L', async () => {
  await inShell('xterm-256color', 'noise', async (session) => {
    process.kill(session.child(), 'SIGUSR2');
    await session.waitFor('more of it');
    session.press('redraw');
    await session.waitFor(
      () =>
        !session.emulator.text().includes('NOISE') &&
        !session.emulator.text().includes('more of it'),
    );
    await session.waitFor(/^┌ Configuration ─+┬ Status Display ─+┐$/mu);
  });
});
