import { bundleFixture } from '../support/fixture.js';
import { onTerminal, type Session } from '../support/run/pty.js';

const { program, remove } = bundleFixture();
afterAll(remove);

/** The form of the fixture is open: Enter in it would close it. */
const inForm = (
  use: (session: Session) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> =>
  onTerminal(process.execPath, [program], { env }, async (session) => {
    await session.waitFor('size 80x24');
    session.press('enter');
    await session.waitFor('A form');
    await use(session);
  });

/**
 * What the field holds, once a character that was sent last is in it: everything before it has been
 * read then.
 */
async function fieldAfter(session: Session, last: string): Promise<string> {
  const value = (): string =>
    /\[(.*?) *\]/u.exec(session.emulator.lines().find((row) => row.includes('Word')) ?? '')?.[1] ??
    '';
  await session.waitFor(() => value().includes(last));
  return value();
}

test.each<readonly [string, string, string]>([
  ['several lines in brackets', '\x1b[200~ab\r\ncd\nef\r\x1b[201~', 'abcdef'],
  [
    'control characters in brackets',
    '\x1b[200~a\x00\x03\x04\x08\x0c\x11\x13\x1a\x7fb\x1b[201~',
    'ab',
  ],
  ['escape sequences in brackets', '\x1b[200~a\x1bOA\x1bcb\x1b[201~', 'aOAcb'],
  ['C1 controls in brackets', '\x1b[200~a\u009b31m\u0085b\x1b[201~', 'a31mb'],
  ['several lines without brackets', 'ab\rcd\ref', 'abcdef'],
  ['several lines as DOS writes them, without brackets', 'ab\r\ncd\r\n\r\nef', 'abcdef'],
])('a paste of %s submits nothing and steers nothing', (_what, sent, wanted) =>
  inForm(async (session) => {
    session.type(sent);
    session.type('Z');
    // What is pasted in one go without brackets may still be read as one with what is typed at once
    // behind it.
    expect(await fieldAfter(session, 'Z')).toBe(`${wanted}Z`);
    expect(session.emulator.text()).toContain('A form');
  }),
);

// Without line breaks: where a busy machine makes a pause of a second, what follows it is typed,
// and that is all.
test.each([
  ['in brackets', '\x1b[200~', '\x1b[201~', 1_000_000],
  ['without brackets', '', '', 100_000],
] as const)('a large paste %s fills the field and nothing else', (_how, begin, end, length) =>
  inForm(async (session) => {
    session.type(`${begin}${'0123456789abcdef'.repeat(length / 16)}${end}`);
    session.press('home', 'delete');
    session.type('Z');
    expect(await fieldAfter(session, 'Z')).toMatch(/^Z123456789abcdef0123/u);
    session.press('escape');
    await session.waitFor('> Status Display');
  }),
);

test('a paste whose end never comes is over after a second of silence', () =>
  inForm(async (session) => {
    session.type('\x1b[200~abc');
    await fieldAfter(session, 'abc');
    // Until then Escape is part of the paste: pressed again and again with silence between, one is
    // the key.
    const again = setInterval(() => {
      session.press('escape');
    }, 1_500);
    await session.waitFor('> Status Display').finally(() => {
      clearInterval(again);
    });
  }));

test('a thousand keys at once: none is lost, none is doubled', () =>
  inForm(async (session) => {
    session.type('xy\x7f\x1b[D\x1b[C\x1b[D\x1b[C\x1b[D\x1b[Cz'.repeat(100));
    session.press('home');
    session.type('A');
    expect(await fieldAfter(session, 'A')).toMatch(/^A(?:xz){20,}x?$/u);
    session.press('end');
    session.type('E');
    expect(await fieldAfter(session, 'E')).toMatch(/^z?(?:xz){20,}E$/u);
    // As many as there should be are taken away again: nothing else is left then.
    session.press('home', ...Array.from({ length: 201 }, () => 'delete' as const));
    session.type('!');
    expect(await fieldAfter(session, '!')).toBe('!E');
  }));

const answers: readonly (readonly [string, string])[] = [
  ['DA1', '\x1b[?62;1;2;6;7;8;9;22c'],
  ['DA2', '\x1b[>41;354;0c'],
  ['DA3', '\x1bP!|00000000\x1b\\'],
  ['CPR', '\x1b[12;40R'],
  ['DECXCPR', '\x1b[?12;40;1R'],
  ['DSR', '\x1b[0n'],
  ['DECRPM', '\x1b[?2004;1$y'],
  ['OSC 10', '\x1b]10;rgb:ffff/ffff/ffff\x1b\\'],
  ['OSC 11', '\x1b]11;rgb:0000/0000/0000\x07'],
  ['OSC 4', '\x1b]4;1;rgb:cdcd/0000/0000\x07'],
  ['XTVERSION', '\x1bP>|XTerm(354)\x1b\\'],
  ['DECRQSS', '\x1bP1$r0m\x1b\\'],
  ['XTGETTCAP', '\x1bP1+r544e=787465726d\x1b\\'],
  ['window size', '\x1b[8;24;80t'],
  ['focus in', '\x1b[I'],
  ['focus out', '\x1b[O'],
  ['mouse, X10', '\x1b[M !!'],
  ['mouse, SGR', '\x1b[<0;10;10M\x1b[<0;10;10m'],
  ['mouse, urxvt', '\x1b[32;10;10M'],
  ['kitty keyboard', '\x1b[?0u'],
  ['clipboard', `\x1b]52;c;${'QUJD'.repeat(2000)}\x07`],
  ['a key cut in by an answer', '\x1b[?1;2c\x1b[C\x1b[24;80R'],
];

test('what a terminal answers is not text, whole or byte by byte, and takes no letter with it', () =>
  inForm(
    async (session) => {
      for (const [what, answer] of answers) {
        session.type(`a${answer}b`);
        for (const byte of answer) session.type(byte);
        session.type('cZ');
        expect([what, await fieldAfter(session, 'Z')]).toEqual([what, 'abcZ']);
        session.press('home', 'delete', 'delete', 'delete', 'delete');
        session.type('.');
        expect([what, await fieldAfter(session, '.')]).toEqual([what, '.']);
        session.press('backspace');
      }
    },
    { ESCAPE_DELAY: '10000' },
  ));
