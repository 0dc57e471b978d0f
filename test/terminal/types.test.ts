import { bundleFixture } from '../support/fixture.js';
import { onTerminal, type StartOptions } from '../support/run/pty.js';

const { program, remove } = bundleFixture();
afterAll(remove);

const dec = { frame: '┌', side: '│' };
const ascii = { frame: '+', side: '|' };

// The emulator maps DEC graphics to the same characters as Unicode's: what differs is only what is
// sent.
const table: readonly {
  readonly term: string | null;
  readonly lang: string;
  readonly lines: typeof dec;
  readonly sent: 'dec' | 'utf8' | 'ascii';
  readonly coloured: boolean;
  readonly wide: boolean;
}[] = [
  { term: 'xterm-256color', lang: 'C.UTF-8', lines: dec, sent: 'dec', coloured: true, wide: true },
  { term: 'xterm-256color', lang: 'C', lines: dec, sent: 'dec', coloured: true, wide: false },
  { term: 'xterm', lang: 'C.UTF-8', lines: dec, sent: 'dec', coloured: true, wide: true },
  { term: 'linux', lang: 'C.UTF-8', lines: dec, sent: 'utf8', coloured: true, wide: true },
  { term: 'linux', lang: 'C', lines: dec, sent: 'utf8', coloured: true, wide: true },
  { term: 'vt100', lang: 'C', lines: dec, sent: 'dec', coloured: false, wide: false },
  { term: 'vt102', lang: 'C', lines: dec, sent: 'dec', coloured: false, wide: false },
  { term: 'vt220', lang: 'C', lines: dec, sent: 'dec', coloured: false, wide: false },
  { term: 'vt220', lang: 'C.UTF-8', lines: dec, sent: 'dec', coloured: false, wide: true },
  { term: 'screen', lang: 'C.UTF-8', lines: dec, sent: 'utf8', coloured: true, wide: true },
  {
    term: 'screen-256color',
    lang: 'C.UTF-8',
    lines: dec,
    sent: 'utf8',
    coloured: true,
    wide: true,
  },
  { term: 'tmux-256color', lang: 'C.UTF-8', lines: dec, sent: 'utf8', coloured: true, wide: true },
  { term: 'ansi', lang: 'C.UTF-8', lines: ascii, sent: 'ascii', coloured: true, wide: false },
  { term: 'sun', lang: 'C', lines: ascii, sent: 'ascii', coloured: false, wide: false },
  { term: 'nobody-knows-me', lang: 'C.UTF-8', lines: dec, sent: 'dec', coloured: true, wide: true },
  {
    term: '../../etc/passwd',
    lang: 'C.UTF-8',
    lines: dec,
    sent: 'dec',
    coloured: true,
    wide: true,
  },
  { term: null, lang: 'C.UTF-8', lines: dec, sent: 'dec', coloured: true, wide: true },
];

describe('each type of terminal shows the console', () => {
  test.each(table)('TERM=$term LANG=$lang', async ({ term, lang, lines, sent, coloured, wide }) => {
    await onTerminal(
      process.execPath,
      [program],
      { term, env: { LANG: lang } },
      async (session) => {
        await session.waitFor('size 80x24');
        const { emulator } = session;
        expect(emulator.lines()[1]?.startsWith(`${lines.frame} Configuration `)).toBe(true);
        expect(emulator.lines()[5]?.startsWith(lines.side)).toBe(true);
        const bar = emulator.find('> Status Display');
        const look = emulator.look(bar.row, bar.column);
        expect(coloured ? look.background : look.inverse).toBe(coloured ? 6 : true);
        expect(/\x1b\[[\d;]*[34]\d[;m]/u.test(emulator.received)).toBe(coloured);
        expect(emulator.received.includes('─')).toBe(sent === 'utf8');
        expect(/[^\x00-\x7f]/u.test(emulator.received)).toBe(sent === 'utf8');

        session.press('down');
        await session.waitFor('> Network and Management Interface');
        session.press('enter');
        await session.waitFor('A form');
        await session.waitFor(wide ? 'été 漢字' : 'ete ????');
        expect(emulator.text()).not.toContain('Status Display');
      },
    );
  });
});

describe('what the operator asked for', () => {
  const shown = async (
    args: readonly string[],
    options: StartOptions,
  ): Promise<{ readonly text: string; readonly sent: string }> => {
    let result = { text: '', sent: '' };
    await onTerminal(process.execPath, [program, ...args], options, async (session) => {
      await session.waitFor('size');
      result = { text: session.emulator.text(), sent: session.emulator.received };
    });
    return result;
  };

  test('--ascii draws with plain characters', async () => {
    const { text } = await shown(['--ascii'], { term: 'linux' });
    expect(text).toContain('+ Configuration ---');
  });

  test.each<{
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
    readonly colours: boolean;
  }>([
    { args: ['--mono'], env: {}, colours: false },
    { args: [], env: { NO_COLOR: '1' }, colours: false },
    { args: [], env: { NO_COLOR: '' }, colours: true },
  ])('$args $env', async ({ args, env, colours }) => {
    const { sent } = await shown(args, { env });
    expect(/\x1b\[[\d;]*[34]\d[;m]/u.test(sent)).toBe(colours);
  });

  test('LINES and COLUMNS count where the kernel knows no size', async () => {
    const { text } = await shown([], {
      sizeless: true,
      env: { LINES: '30', COLUMNS: '70' },
      columns: 100,
      rows: 40,
    });
    expect(text).toContain('size 70x30');
  });

  test('the terminal is asked where nobody else knows the size', async () => {
    const { text } = await shown([], { sizeless: true, columns: 91, rows: 33, term: 'vt220' });
    expect(text).toContain('size 91x33');
  });
});

describe('where no picture is possible there is one clear line', () => {
  test('TERM=dumb', async () => {
    await onTerminal(process.execPath, [program], { term: 'dumb' }, async (session) => {
      expect(await session.ended()).toBe(1);
      expect(session.emulator.text().replace(/\n/gu, '')).toContain(
        'TERM=dumb cannot place the cursor',
      );
      expect(session.emulator.received).not.toContain('\x1b');
    });
  });

  test('standard output is not a terminal', async () => {
    await onTerminal(
      '/bin/sh',
      ['-c', `"${process.execPath}" "${program}" | cat`],
      {},
      async (session) => {
        await session.ended();
        expect(session.emulator.text()).toContain('standard output is not a terminal');
      },
    );
  });
});
