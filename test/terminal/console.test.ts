import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { programPath } from '../support/run/program.js';
import { onTerminal, type Session, type StartOptions } from '../support/run/pty.js';

const program = programPath('xsconsole');
const root = mkdtempSync(join(tmpdir(), 'xsconsole-console-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const onConsole = (
  options: StartOptions,
  args: readonly string[],
  use: (session: Session) => Promise<void>,
): Promise<void> =>
  onTerminal(process.execPath, [program, '--root', root, ...args], options, async (session) => {
    await session.waitFor('> Status Display');
    await session.waitFor('F1 Help');
    await use(session);
  });

describe('the real console', () => {
  test('takes keys whose bytes come one by one', () =>
    onConsole({ term: 'vt220' }, ['--escape-delay', '2000'], async (session) => {
      for (const byte of '\x1b[B') {
        session.type(byte);
        // The pause is what is tested.
        await setTimeout(20);
      }
      await session.waitFor('> Network and Management Interface');
    }));

  test(
    'on a line of 9,600 bits a second the bar and what the page says in brief take less than ' +
      '300 bytes',
    () =>
      onConsole({ term: 'vt220' }, ['--baud', '9600', '--quiet-clock'], async (session) => {
        await session.waitFor(/│ ! XAPI/u);
        const before = session.emulator.received.length;
        session.press('down');
        await session.waitFor(/> Network and Management Interface/u);
        await session.waitFor(/│ Management interface  unknown/u);
        expect(session.emulator.received.length - before).toBeLessThan(300);
      }),
  );

  test('tells the kernel a size that it did not know', () =>
    onConsole({ sizeless: true, columns: 91, rows: 33, term: 'vt220' }, [], async (session) => {
      const kernel = (): string =>
        execFileSync('stty', ['size', '-F', `/proc/${session.pid}/fd/0`], {
          encoding: 'utf8',
        }).trim();
      // Asked again at every tick of the clock.
      await session.waitFor(() => kernel() === '33 91');
    }));

  test.each(['xterm-256color', 'vt220', 'linux'])(
    'bears any storm of sizes and keys on %s',
    (term) =>
      onConsole({ term }, [], async (session) => {
        let seed = 7;
        const random = (below: number): number => {
          seed = (seed * 1103515245 + 12345) % 2147483648;
          return seed % below;
        };
        const presses = [
          'up',
          'down',
          'pageup',
          'pagedown',
          'escape',
          'redraw',
          'tab',
          'home',
          'end',
        ] as const;
        for (let round = 0; round < 60; round += 1) {
          session.resize(1 + random(250), 1 + random(80));
          session.press(presses[random(presses.length)] ?? 'up');
        }
        session.resize(80, 24);
        session.press('escape', 'escape', 'redraw');
        await session.waitFor(() => {
          const lines = session.emulator.lines();
          return (
            /^┌ Configuration ─+┬ .* ─+┐$/u.test(lines[1] ?? '') &&
            // A page that goes on says so in its border.
            /^└─{38}┴(?:─{39}|─{31} [↓v] more )┘$/u.test(lines[22] ?? '') &&
            lines.slice(2, 22).every((row) => /^│.{38}│.{39}│$/u.test(row)) &&
            (lines[23] ?? '').includes('Up/Down')
          );
        });
      }),
  );
});

const script =
  `B=$(stty -g); "${process.execPath}" "${program}" --root "${root}"; S=$?; A=$(stty -g); ` +
  `printf 'STATUS=%s ' $S; test "$A" = "$B" && echo SAME || echo "CHANGED"; read line`;

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGQUIT', 131],
] as const)('after %s the terminal is as it was', async (name, status) => {
  await onTerminal('/bin/sh', ['-c', script], {}, async (session) => {
    await session.waitFor('F1 Help');
    process.kill(session.child(), name);
    await session.waitFor(`STATUS=${status} SAME`);
    expect(session.emulator.terminal.buffer.active.type).toBe('normal');
  });
});
