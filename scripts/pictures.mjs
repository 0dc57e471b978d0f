// The pictures of the README, taken from the real program on a fresh embedded host.
//   node scripts/pictures.mjs           writes assets/pictures/
//   node scripts/pictures.mjs --check   names those that no longer show what the program shows
// Exit status of --check: 1 if there is any.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { cellsOf, svgOf } from './support/svg.mjs';
import { keys, TerminalSession } from './support/terminal.mjs';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'assets/pictures');

/**
 * The texts that differ from run to run, and what the pictures show instead. Both have the same
 * length, because cells are replaced one by one.
 */
const changing = [
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/gu, '2026-01-02 03:04:05 UTC'],
  [/\/tmp\/xsc-\w{6}/gu, '/srv/first-host'],
  [/ \d\.\d s/gu, ' 0.1 s'],
];

function steady(row) {
  const text = row.map((cell) => cell.text).join('');
  const characters = Array.from(
    changing.reduce((line, [pattern, instead]) => line.replace(pattern, instead), text),
  );
  return row.map((cell, column) => ({ ...cell, text: characters[column] ?? ' ' }));
}

/**
 * The way through the console, one key press at a time. An entry with a name and a title takes a
 * picture at its end. `shows` has the words that are painted last, because rows are painted from
 * the top.
 */
const walk = [
  {
    name: 'status',
    title: 'The console right after its start: the Status Display',
    press: '',
    shows: ['Supermicro', '1000 Mbit/s', 'Frankfurt', '(master)'],
  },
  { press: 'n', shows: ['> Network and Management Interface', 'Enter Select'] },
  { press: keys.enter, shows: ['Display NICs', 'Esc Back'] },
  { press: 'e', shows: ['> Emergency Network Reset', 'Enter Select'] },
  {
    name: 'login',
    title: 'The login form on an embedded host, which prints its password',
    press: keys.enter,
    shows: ['its password: embedded', 'Esc Cancel'],
  },
  { press: `embedded${keys.enter}`, shows: ['This reboots the host', 'Enter Next'] },
  {
    name: 'nics',
    title: 'Emergency Network Reset: choosing the network interface',
    press: keys.enter,
    shows: ['> eth0', 'Up/Down Move'],
  },
  { press: keys.down + keys.up + keys.enter, shows: ['> Static', 'Enter Select'] },
  { press: keys.enter, shows: ['Netmask', 'Tab Next field'] },
  { press: keys.tab + keys.tab + keys.tab + keys.enter, shows: ['> Continue', 'Enter Select'] },
  {
    name: 'preview',
    title: 'Emergency Network Reset: everything that will change, before it changes',
    press: keys.enter,
    shows: [
      'what will happen',
      'A DHCP server on this wire',
      'The gateway 192.168.1.1 answers',
      'switch sw-rack4',
      'Esc Back',
    ],
  },
  {
    name: 'question',
    title: 'Emergency Network Reset: the last question, answered',
    press: keys.enter,
    shows: ['Type yes', 'Tab Next field'],
    then: 'yes',
    until: '[yes ',
  },
  {
    name: 'report',
    title: 'The report after the reboot: what was wanted and what is there',
    press: keys.enter,
    shows: ['Network reset: result', 'On the wire before the reset', 'F8 Rebuild'],
  },
];

/** The pictures that the program at this path gives: name -> SVG. */
async function pictures(program) {
  const tree = mkdtempSync('/tmp/xsc-');
  const session = new TerminalSession(process.execPath, [program, '--embedded', tree, '--fresh']);
  const found = new Map();
  try {
    for (const { name, title, press, shows, then = '', until = '' } of walk) {
      session.send(press);
      if (then !== '') {
        await session.shows(...shows);
        session.send(then);
      }
      // Taken in the very moment it is complete, before another page follows.
      const cells = await session.until(() => {
        const screen = session.lines().join('\n');
        return (
          [...shows, until].every((words) => screen.includes(words)) && cellsOf(session.terminal)
        );
      }, shows.join(' and '));
      if (name !== undefined) found.set(name, svgOf(cells.map(steady), title));
    }
  } finally {
    await session.close();
    rmSync(tree, { recursive: true, force: true });
  }
  return found;
}

// The tests name the folder of programs that they have built already.
const given = process.env.XSCONSOLE_PROGRAMS ?? '';
const programs = given === '' ? mkdtempSync('/tmp/xsc-programs-') : given;
try {
  if (given === '') await buildAll(programs);
  const taken = await pictures(join(programs, 'xsconsole.js'));
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of taken) {
    const path = join(folder, `${name}.svg`);
    if (!process.argv.includes('--check')) writeFileSync(path, svg);
    else if (svg !== readFileSync(path, 'utf8')) {
      process.stderr.write(
        `assets/pictures/${name}.svg no longer shows what the program shows. Take it ` +
          'anew: npm run pictures\n',
      );
      process.exitCode = 1;
    }
  }
} finally {
  if (given === '') rmSync(programs, { recursive: true, force: true });
}
