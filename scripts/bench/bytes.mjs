// What the console's pictures weigh at 80x24, on each terminal it is made for: bytes that come out of the pseudo-terminal.
import { setTimeout as pause } from 'node:timers/promises';
import { keys } from '../support/terminal.mjs';
import { inFolder, settled } from '../support/settled.mjs';
import { line } from './measure.mjs';

const terminals = ['linux', 'vt100', 'vt102', 'vt220', 'ansi', 'xterm', 'xterm-256color', 'screen', 'screen-256color', 'tmux-256color', 'sun', 'nobody-knows-me'];

/** So long nothing must come for a picture to be whole: longer than any pause the console makes. */
const quietMs = 600;

/** Bytes that a press costs until the words are there, and until nothing more comes. */
async function weight(session, press, words) {
  const before = session.received;
  session.send(press);
  await session.shows(...words);
  const until = session.received - before;
  for (let seen = -1; seen !== session.received;) {
    seen = session.received;
    await pause(quietMs);
  }
  return { until, whole: session.received - before };
}

/** The same way on every terminal: down a menu, into another, into a dialogue, down a list. */
async function walk({ session, first }) {
  const down = await weight(session, keys.down, ['> Network and']);
  const submenu = await weight(session, keys.enter, ['Display NICs']);
  const full = await weight(session, 'e', ['> Emergency Network Reset']);
  const login = await weight(session, keys.enter, ['Log In', 'Password']);
  session.send(`embedded${keys.enter}`);
  await session.shows('This reboots the host');
  await weight(session, keys.escape, ['> Emergency Network Reset']);
  const open = await weight(session, keys.enter, ['This reboots the host']);
  const list = await weight(session, keys.enter, ['> eth0']);
  const inList = await weight(session, keys.down, ['> eth1']);
  await session.close();
  return {
    'first frame': first, 'Down in a list': inList.whole, 'Down in the menu: the bar': Math.max(down.until, full.until),
    'Down in the menu: bar and page': Math.max(down.whole, full.whole), 'a submenu': submenu.whole, 'opening a dialogue': Math.max(open.whole, login.whole), 'the next page of a dialogue': list.whole,
  };
}

const limits = { 'first frame': 2000, 'Down in a list': 300, 'Down in the menu: the bar': 300, 'opening a dialogue': 900 };

/** Prints the heaviest of each, and on which terminal. */
export async function run(print) {
  const heaviest = {};
  for (const term of terminals) {
    await inFolder(async (folder) => {
      const weights = await walk(await settled(folder, term, ['--quiet-clock']));
      print(`${term.padEnd(16)} ${Object.entries(weights).map(([what, bytes]) => `${what} ${bytes}`).join(', ')}`);
      for (const [what, bytes] of Object.entries(weights)) if (bytes > (heaviest[what]?.bytes ?? -1)) heaviest[what] = { bytes, term };
    });
  }
  for (const [what, { bytes, term }] of Object.entries(heaviest)) print(line(`${what} (heaviest: ${term})`, bytes, 'bytes', { limit: limits[what] }));
}
