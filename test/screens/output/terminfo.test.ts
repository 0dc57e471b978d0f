import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readEntry } from '../../../screens/output/terminfo-entry.js';
import { readTerminfo } from '../../../screens/output/terminfo.js';

/** What ncurses' own program says of a terminal; -1 when it has no such capability. */
function tput(term: string, capability: string): string {
  return execFileSync('tput', ['-T', term, capability], { encoding: 'utf8' });
}

const known = [
  'xterm',
  'xterm-256color',
  'screen',
  'screen-256color',
  'tmux-256color',
  'linux',
  'vt100',
  'vt220',
  'ansi',
  'sun',
];

test.each(known)('%s reads as ncurses reads it', (term) => {
  const info = readTerminfo(term);
  expect(info).toMatchObject({ error: null });
  expect(info.colors).toBe(Number(tput(term, 'colors')));
  // A capability with parameters, compiled when first used.
  expect(info.cup(4, 9)).toBe(
    execFileSync('tput', ['-T', term, 'cup', '4', '9'], { encoding: 'utf8' }).replace(
      /\$<\d+>/gu,
      '',
    ),
  );
});

/** What stands for a character in a listing of ncurses, and the character. */
const escaped: Readonly<Record<string, string>> = {
  E: '\x1b',
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  s: ' ',
  0: '\x80',
};
const unescaped = (text: string): string =>
  text.replace(
    /\\([0-7]{3})|\\(.)|\^(.)/gu,
    (_, octal?: string, letter?: string, control?: string) =>
      octal !== undefined
        ? String.fromCharCode(parseInt(octal, 8))
        : letter !== undefined
          ? (escaped[letter] ?? letter)
          : String.fromCharCode((control ?? '').charCodeAt(0) ^ 0x40),
  );

/** The pairs of line drawing characters in one order: infocmp sorts them. */
const sorted = (name: string, text: string): string =>
  name === 'acs_chars' ? (text.match(/../gsu) ?? []).sort().join('') : text;

const folders = ['/lib/terminfo', '/usr/share/terminfo', '/usr/lib/terminfo', '/etc/terminfo'];
const onThisMachine = new Map(
  folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.includes('/'))
        .map((path) => [basename(path), join(folder, path)] as const),
    ),
);

test('every entry of this machine is read as ncurses lists it', () => {
  expect(onThisMachine.size).toBeGreaterThan(10);
  for (const [term, path] of onThisMachine) {
    const listed = new Map(
      execFileSync('infocmp', ['-xL1', '-A', dirname(dirname(path)), term], { encoding: 'latin1' })
        .split(/,?\n\t?/u)
        .map((line) => {
          const [, name = '', sign = '', value = ''] = /^(\w+)([=#])(.*)$/su.exec(line) ?? [];
          return [name, sign === '=' ? sorted(name, unescaped(value)) : Number(value)] as const;
        }),
    );
    const { numbers, strings } = readEntry(readFileSync(path));
    const texts = Object.entries(strings);
    expect([term, texts.map(([name, text]) => [name, sorted(name, text)])]).toEqual([
      term,
      texts.map(([name]) => [name, listed.get(name)]),
    ]);
    expect([term, numbers]).toEqual([
      term,
      { max_colors: listed.get('max_colors') ?? -1, U8: listed.get('U8') ?? -1 },
    ]);
    expect(strings.cursor_address).toBe(listed.get('cursor_address'));
  }
});

test('an unknown terminal gets the packaged xterm', () => {
  expect(readTerminfo('nobody-knows-me').strings.cursor_address).toBe(
    readTerminfo('xterm').strings.cursor_address,
  );
});

test('an entry that is cut off anywhere is an error or reads alike, and never crashes', () => {
  const whole = readFileSync(onThisMachine.get('linux') ?? '');
  for (let length = 0; length < whole.length; length += 1) {
    try {
      const { numbers, strings } = readEntry(whole.subarray(0, length));
      // Only what ncurses added is missing.
      expect({ numbers: { ...numbers, U8: 1 }, strings }).toMatchObject({
        numbers: readEntry(whole).numbers,
        strings: readEntry(whole).strings,
      });
    } catch (error) {
      expect(String(error)).toMatch(/^RangeError/u);
    }
  }
  expect(() => readEntry(Buffer.from([0x1e, 0x02, 0]))).toThrow('out of range');
  expect(() => readEntry(Buffer.from('no entry at all'))).toThrow('this is no terminfo entry');
});
