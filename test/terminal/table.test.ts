import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draw } from '../../screens/draw/draw.js';
import { Painter } from '../../screens/output/paint.js';
import { view } from '../../src/console/index.js';
import { press, ready } from '../support/console-walk.js';
import { Emulator } from '../support/run/emulator.js';
import { programPath } from '../support/run/program.js';
import { onTerminal } from '../support/run/pty.js';

const program = programPath('xsconsole');
const root = mkdtempSync(join(tmpdir(), 'xsconsole-table-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

interface Seen {
  readonly lines: readonly string[];
  readonly coloured: boolean;
  readonly sent: string;
}

/** Whether a terminal of this kind is sent nothing but ASCII. */
const isAscii = (term: string | null): boolean => term === 'ansi' || term === 'sun';

/**
 * What a kernel's message and a program that has crashed leave: another look, insert mode, and
 * another character set where the terminal has one.
 */
function noise(term: string | null): string {
  return (
    `\x1b[31;44m\x1b[9;20Hkernel: oops\x1b[2J\x1b[3;1H${'line after line\r\n'.repeat(30)}` +
    (isAscii(term) ? '' : '\x1b[4h\x1b(0')
  );
}

/**
 * The cells of the second page on a terminal of this kind, once it shows `there`; and the look of
 * the bar.
 */
async function cells(
  term: string | null,
  lang: string,
  there: (lines: readonly string[]) => boolean,
): Promise<Seen> {
  let seen: Seen = { lines: [], coloured: false, sent: '' };
  await onTerminal(
    process.execPath,
    [program, '--root', root, '--quiet-clock'],
    { term, env: { LANG: lang } },
    async (session) => {
      const { emulator } = session;
      const lines = (): readonly string[] => emulator.lines().map((line) => line.trimEnd());
      await session.waitFor('> Status Display');
      session.press('down');
      await session.waitFor(() => there(lines()));
      const { row, column } = emulator.find('> Network');
      seen = {
        lines: lines(),
        coloured: emulator.look(row, column).background === 6,
        sent: emulator.received,
      };
      if (!seen.coloured) expect(emulator.look(row, column).inverse).toBe(true);
      // Somebody else has written to the terminal, or it has been exchanged for another one: both
      // ways to the whole picture.
      for (const again of [
        (): void => {
          session.press('redraw');
        },
        (): void => {
          session.signal('SIGCONT');
        },
      ]) {
        emulator.write(noise(term));
        await new Promise<void>((resolve) => {
          emulator.terminal.write('', resolve);
        });
        expect(there(lines())).toBe(false);
        again();
        await session.waitFor(() => there(lines()));
      }
    },
  );
  return seen;
}

const wholePage = (lines: readonly string[]): boolean =>
  ['> Network and Management', 'unknown (not', 'Press Enter to open this menu.'].every((text) =>
    lines.join('\n').includes(text),
  );

/** What a terminal without line drawing shows for the same cells. */
const plainly = (line: string): string =>
  line
    .replaceAll('─', '-')
    .replaceAll('│', '|')
    .replace(/[┌┐└┘├┤┬┴┼]/gu, '+');

let reference: readonly string[] = [];
beforeAll(async () => {
  reference = (await cells('xterm-256color', 'C.UTF-8', wholePage)).lines;
});

test('the page all are compared with is whole', () => {
  expect(reference).toHaveLength(24);
  expect(reference[1]).toMatch(/^┌ Configuration ─+┬ Network and Management Interface ─+┐$/u);
  expect(reference[22]).toMatch(/^└─+┴─+┘$/u);
  for (const row of reference.slice(2, 22)) expect(row).toMatch(/^│.{38}│.{39}│$/u);
});

const table = [
  { term: 'linux', coloured: true },
  { term: 'vt100', coloured: false },
  { term: 'vt102', coloured: false },
  { term: 'vt220', coloured: false },
  { term: 'ansi', coloured: true },
  { term: 'xterm', coloured: true },
  { term: 'xterm-256color', coloured: true },
  { term: 'screen', coloured: true },
  { term: 'screen-256color', coloured: true },
  { term: 'tmux-256color', coloured: true },
  { term: 'sun', coloured: false },
  { term: 'nobody-knows-me', coloured: true },
  { term: null, coloured: true },
] as const;

test.each(table)('the same cells on TERM=$term with LANG=C', async ({ term, coloured }) => {
  const wanted = isAscii(term) ? reference.map(plainly) : reference;
  // Waits until every cell is right, and says on what screen it waited in vain.
  const seen = await cells(term, 'C', (lines) => lines.join('\n') === wanted.join('\n'));
  expect(seen.coloured).toBe(coloured);
  if (isAscii(term)) expect(seen.sent).toMatch(/^[\x00-\x7f]*$/u);
});

// What LANG changes is what the painter sends, which needs no program of its own.
test.each(table)(
  'the same cells on TERM=$term with LANG=C.UTF-8, painted here',
  async ({ term, coloured }) => {
    const size = { columns: 80, rows: 24 };
    const emulator = new Emulator(size.columns, size.rows);
    const environment = { LANG: 'C.UTF-8', ...(term === null ? {} : { TERM: term }) };
    const painter = new Painter(size, environment, { ascii: false, mono: false }, (text) => {
      emulator.write(text);
    });
    const canvas = draw(view(press(ready(), 'down').state), size);
    while (!painter.paint(canvas));
    await new Promise<void>((resolve) => {
      emulator.terminal.write('', resolve);
    });
    const wanted = isAscii(term) ? canvas.text().map(plainly) : canvas.text();
    expect(emulator.lines().map((line) => line.trimEnd())).toEqual(wanted);
    const { row, column } = emulator.find('> Network');
    const { background, inverse } = emulator.look(row, column);
    expect([background === 6, background === 6 || inverse]).toEqual([coloured, true]);
    if (isAscii(term)) expect(emulator.received).toMatch(/^[\x00-\x7f]*$/u);
    painter.leave();
    emulator.terminal.dispose();
  },
);
