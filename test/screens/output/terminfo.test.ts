import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readTerminfo, to16bit } from '../../../screens/output/terminfo.js';

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

test.each(known)('%s: what ncurses added to the format is read too', (term) => {
  const listed = execFileSync('infocmp', ['-x1', term], { encoding: 'utf8' });
  const info = readTerminfo(term);
  expect(info.numbers['U8'] ?? -1).toBe(listed.includes('U8#1,') ? 1 : -1);
  expect(info.strings['E3'] === '\x1b[3J').toBe(listed.includes('E3=\\E[3J'));
});

test('an unknown terminal gets the packaged xterm', () => {
  expect(readTerminfo('nobody-knows-me').strings['cursor_address']).toBe(
    readTerminfo('xterm').strings['cursor_address'],
  );
});

test('an entry with 16-bit numbers is left as it is, a torn one too', () => {
  const entry = [
    '/lib/terminfo/x/xterm',
    '/usr/share/terminfo/x/xterm',
    '/usr/lib/terminfo/x/xterm',
  ].find((path) => existsSync(path));
  if (entry === undefined) throw new Error('this machine has no terminfo entry for xterm');
  const bytes = readFileSync(entry);
  expect(to16bit(bytes)).toBe(bytes);
  expect(to16bit(Buffer.from([0x1e, 0x02, 0]))).toHaveLength(3);
});
