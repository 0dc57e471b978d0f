import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/**
 * What a kernel's message and a program that has crashed leave: another look, insert mode, and
 * another character set where the terminal has one.
 */
function noise(term: string | null): string {
  return (
    `\x1b[31;44m\x1b[9;20Hkernel: oops\x1b[2J\x1b[3;1H${'line after line\r\n'.repeat(30)}` +
    (term === 'ansi' || term === 'sun' ? '' : '\x1b[4h\x1b(0')
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

const table = (
  [
    ['linux', true],
    ['vt100', false],
    ['vt102', false],
    ['vt220', false],
    ['ansi', true],
    ['xterm', true],
    ['xterm-256color', true],
    ['screen', true],
    ['screen-256color', true],
    ['tmux-256color', true],
    ['sun', false],
    ['nobody-knows-me', true],
    [null, true],
  ] as const
).flatMap(([term, coloured]) =>
  (['C', 'C.UTF-8'] as const).map((lang) => ({ term, lang, coloured })),
);

test.each(table)(
  'the same cells on TERM=$term with LANG=$lang',
  async ({ term, lang, coloured }) => {
    const ascii = term === 'ansi' || term === 'sun';
    const wanted = ascii ? reference.map(plainly) : reference;
    // Waits until every cell is right, and says on what screen it waited in vain.
    const seen = await cells(term, lang, (lines) => lines.join('\n') === wanted.join('\n'));
    expect(seen.coloured).toBe(coloured);
    if (ascii) expect(seen.sent).toMatch(/^[\x00-\x7f]*$/u);
  },
);
