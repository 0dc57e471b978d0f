import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../support/run/program.js';
import { onTerminal, type Session } from '../support/run/pty.js';

const program = programPath('xsconsole');
const root = mkdtempSync(join(tmpdir(), 'xsconsole-size-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const askedSize = '\x1b[6n';

/** A serial line: the kernel says 0x0, and nobody at the other end answers. */
const onSilentLine = (term: string, use: (session: Session) => Promise<void>): Promise<void> =>
  onTerminal(
    process.execPath,
    [program, '--root', root],
    { term, sizeless: true, mute: true },
    use,
  );

test.each(['vt100', 'vt220', 'linux', 'ansi', 'sun'])(
  'a window of 0x0 whose terminal (%s) never says how large it is gets 80x24',
  (term) =>
    onSilentLine(term, async (session) => {
      await session.waitFor('F1 Help');
      expect(session.emulator.received).toContain(askedSize);
      const lines = session.emulator.lines();
      expect(lines[1]).toMatch(/^[┌+] Configuration [─-]+[┬+] Status Display [─-]+[┐+]$/u);
      expect(lines[22]).toMatch(/^[└+][─-]{38}[┴+][─-]{39}[┘+]$/u);
      const kernel = (): string =>
        execFileSync('stty', ['size', '-F', `/proc/${session.pid}/fd/0`], {
          encoding: 'utf8',
        }).trim();
      // Asked again at every tick of the clock.
      await session.waitFor(() => kernel() === '24 80');
      session.press('down');
      await session.waitFor('> Network and Management Interface');
    }),
);

test('an answer that comes after all is no key, and moves nothing', () =>
  onSilentLine('vt220', async (session) => {
    await session.waitFor('F1 Help');
    session.type('\x1b[50;132R');
    session.press('down');
    await session.waitFor('┬ Network and Management Interface');
    expect(session.emulator.lines()[22]).toMatch(/^└─{38}┴─{39}┘$/u);
  }));

test('what is typed before the size is known is not lost', () =>
  onSilentLine('vt220', async (session) => {
    await session.waitFor(() => session.emulator.received.includes(askedSize));
    session.press('down');
    await session.waitFor('> Network and Management Interface');
  }));
