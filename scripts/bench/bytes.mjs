// How many bytes the console sends for its pictures at 80x24, on each terminal that it supports.
// The bytes are counted at the pseudo-terminal.
import { setTimeout as pause } from 'node:timers/promises';
import { keys } from '../support/terminal.mjs';
import { inFolder, settled } from '../support/bench-console.mjs';
import { sources } from '../support/sources.mjs';
import { line } from './measure.mjs';

const terminals = [
  'linux',
  'vt100',
  'vt102',
  'vt220',
  'ansi',
  'xterm',
  'xterm-256color',
  'screen',
  'screen-256color',
  'tmux-256color',
  'sun',
  'nobody-knows-me',
];

/** A picture is whole after this long without output: longer than any pause of the console. */
const quietMs = 600;

/** The bytes of a picture until no more output comes. */
async function untilQuiet(session, before) {
  for (let seen = -1; seen !== session.received;) {
    seen = session.received;
    await pause(quietMs);
  }
  return session.received - before;
}

/** The bytes that one key press costs, until the words are shown and no more output comes. */
async function weight(session, press, words) {
  const before = session.received;
  session.send(press);
  await session.shows(...words);
  return untilQuiet(session, before);
}

/** Whether the screen shows the labels of the menu, one on each row, and nothing below them. */
const menuShows = (session, labels) => {
  const rows = session.lines().slice(2, -2);
  return rows.every(
    (row, at) => row.slice(4, 4 + 24).trimEnd() === (labels[at] ?? '').slice(0, 24),
  );
};

/** The bytes that one key press costs: until the menu is shown, and until no more output comes. */
async function menuWeight(session, press, labels) {
  const before = session.received;
  session.send(press);
  await session.until(() => menuShows(session, labels), labels.join(' and '));
  const menu = session.received - before;
  return { menu, whole: await untilQuiet(session, before) };
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
    'first frame': first,
    'Down in a list': inList,
    'Down in the menu: bar and page': Math.max(down, full),
    'a submenu': submenu,
    'opening a dialogue': Math.max(open, login),
    'the next page of a dialogue': list,
  };
}

/** The labels of the root's menu, and of each other menu its label and those of its items. */
async function menusOf() {
  const { allItems, labelOf, menuOf } = await sources(['src/console/menu/menu.ts']);
  const labels = (wanted) =>
    allItems().flatMap(({ menu, item }) => (menu === wanted ? [labelOf(item)] : []));
  const others = allItems().flatMap(({ item }) =>
    menuOf(item) === null ? [] : [{ label: labelOf(item), items: labels(menuOf(item)) }],
  );
  return { root: labels('root'), others };
}

/** The bar on an item, as the screen shows it. A long label is cut. */
const barOn = (label) => `> ${label.slice(0, 24)}`;

/**
 * The walk on a line of 9,600 bits a second: every item of every menu, upwards in the root menu
 * too. The bytes are counted when the picture after a key is whole.
 */
async function slowWalk({ session, first }, { root, others }) {
  const found = {
    'first frame': first,
    'Down or Up in a menu: bar and page': 0,
    'into a menu: its title, its items, the bar': 0,
    'into a menu: the whole screen': 0,
    'out of a menu: its title, its items, the bar': 0,
    'out of a menu: the whole screen': 0,
    'PageDown: the whole page': 0,
    'back from it': 0,
  };
  const note = async (what, press, words) => {
    found[what] = Math.max(found[what], await weight(session, press, words));
  };
  const noteMenu = async (way, press, labels) => {
    const { menu, whole } = await menuWeight(session, press, labels);
    for (const [what, bytes] of [
      ['its title, its items, the bar', menu],
      ['the whole screen', whole],
    ])
      found[`${way}: ${what}`] = Math.max(found[`${way}: ${what}`], bytes);
  };
  const down = async (items) => {
    for (const item of [...items.slice(1), items[0]])
      await note('Down or Up in a menu: bar and page', keys.down, [barOn(item)]);
  };
  await down(root);
  for (const item of root.toReversed())
    await note('Down or Up in a menu: bar and page', keys.up, [barOn(item)]);
  await note('PageDown: the whole page', '\x1b[6~', ['Close']);
  await note('back from it', keys.escape, [barOn(root[0])]);
  let at = 0;
  for (const { label, items } of others) {
    for (; root[at] !== label; at += 1) {
      session.send(keys.down);
      await session.shows(barOn(root[at + 1]));
    }
    await untilQuiet(session, 0);
    await noteMenu('into a menu', keys.enter, items);
    await down(items);
    await noteMenu('out of a menu', keys.escape, root);
  }
  await session.close();
  return Object.fromEntries(
    Object.entries(found).map(([what, bytes]) => [`9,600 bits a second: ${what}`, bytes]),
  );
}

const limits = {
  'first frame': 2000,
  'Down in a list': 300,
  'opening a dialogue': 900,
  '9,600 bits a second: first frame': 2000,
  '9,600 bits a second: Down or Up in a menu: bar and page': 300,
  // Half a second, and three quarters.
  '9,600 bits a second: into a menu: its title, its items, the bar': 480,
  '9,600 bits a second: into a menu: the whole screen': 720,
  '9,600 bits a second: out of a menu: its title, its items, the bar': 480,
  '9,600 bits a second: out of a menu: the whole screen': 720,
};

/** Walks both ways on one terminal at the same time. Each way has a console of its own. */
async function onTerminal(folder, term, menus) {
  const walks = [
    async () => walk(await settled(folder, term, ['--quiet-clock'])),
    async () =>
      slowWalk(
        await settled(
          folder,
          term,
          ['--quiet-clock', '--baud', '9600'],
          ['1000 Mbit/s', 'xcp-fra-01'],
        ),
        menus,
      ),
  ];
  return Object.assign({}, ...(await Promise.all(walks.map((way) => way()))));
}

/** Prints the heaviest of each, and on which terminal. */
export async function run(print) {
  const heaviest = {};
  const menus = await menusOf();
  await inFolder(async (folder) => {
    // Nearly all of it is waiting, so six consoles run side by side.
    for (const some of [terminals.slice(0, 6), terminals.slice(6)]) {
      const weights = await Promise.all(some.map((term) => onTerminal(folder, term, menus)));
      some.forEach((term, at) => {
        print(
          `${term.padEnd(16)} ${Object.entries(weights[at])
            .map(([what, bytes]) => `${what} ${bytes}`)
            .join(', ')}`,
        );
        for (const [what, bytes] of Object.entries(weights[at]))
          if (bytes > (heaviest[what]?.bytes ?? -1)) heaviest[what] = { bytes, term };
      });
    }
  });
  for (const [what, { bytes, term }] of Object.entries(heaviest))
    print(line(`${what} (heaviest: ${term})`, bytes, 'bytes', { limit: limits[what] }));
}
