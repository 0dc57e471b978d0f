// The console at 80x24: how soon it is there, what its pictures weigh, how soon a key shows, and what it costs while nobody touches it.
// Everything is asked of the built program on a pseudo-terminal, an embedded host behind it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { keys, TerminalSession } from '../support/terminal.mjs';
import { floor, interleaved, line, median, milliseconds } from './measure.mjs';

const dist = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist');
const program = (name) => join(dist, `${name}.js`);

/** Between the words of the menu and those of the bottom row everything of a frame is there. */
const frameWords = ['Status Display', 'F5 Refresh'];

function inFolder(use) {
  const folder = mkdtempSync('/tmp/xsc-bench-');
  return use(folder).finally(() => { rmSync(folder, { recursive: true, force: true }); });
}

const help = (name) => milliseconds(() => { spawnSync(process.execPath, [program(name), '--help']); });

/** From the start of the process to the whole first frame in the terminal's cells. */
async function firstFrame(folder) {
  let session;
  const time = await milliseconds(async () => {
    session = new TerminalSession(process.execPath, [program('xsconsole'), '--root', folder]);
    await session.shows(...frameWords);
  });
  await session.close();
  return time;
}

async function starts(print) {
  await inFolder(async (folder) => {
    const figures = await interleaved({ floor, frame: () => firstFrame(folder), help: () => help('xe-reset-networking'), consoleHelp: () => help('xsconsole') }, 21);
    const against = (value, limit) => ({ ratio: value / figures.floor, limit });
    print(line('node -e 0', figures.floor, 'ms'));
    print(line('first full frame', figures.frame, 'ms', against(figures.frame, 2.2)));
    print(line('xe-reset-networking --help', figures.help, 'ms', against(figures.help, 1.5)));
    print(line('xsconsole --help', figures.consoleHelp, 'ms', against(figures.consoleHelp)));
  });
}

/** A console on a fresh embedded host, everything read, on a terminal of this kind. */
async function settled(folder, term, more = []) {
  const session = new TerminalSession(process.execPath, [program('xsconsole'), '--embedded', join(folder, term), '--fresh', ...more], { term });
  await session.shows(...frameWords);
  const first = session.received;
  await session.shows('1000 Mbit/s', 'Frankfurt');
  return { session, first };
}

/** Bytes that a press costs until the words are there, and until nothing more comes. */
async function weight(session, press, words) {
  const before = session.received;
  session.send(press);
  await session.shows(...words);
  const until = session.received - before;
  for (let seen = -1; seen !== session.received;) {
    seen = session.received;
    await pause(150);
  }
  return { until, whole: session.received - before };
}

async function weights(print) {
  await inFolder(async (folder) => {
    for (const term of ['xterm', 'linux', 'vt100']) {
      const { session, first } = await settled(folder, term, ['--quiet-clock']);
      try {
        print(line(`${term}: first frame`, first, 'bytes', { limit: 2000 }));
        const down = await weight(session, keys.down, ['> Network and']);
        const submenu = await weight(session, keys.enter, ['Display NICs']);
        const full = await weight(session, 'e', ['> Emergency Network Reset']);
        const open = await weight(session, keys.enter, ['This reboots the host']);
        const list = await weight(session, keys.enter, ['> eth0']);
        const inList = await weight(session, keys.down, ['> eth1']);
        print(line(`${term}: Down in a list`, inList.whole, 'bytes', { limit: 300 }));
        print(line(`${term}: Down in the menu, with the page beside it`, Math.max(down.whole, full.whole), 'bytes'));
        print(line(`${term}: a submenu, with the page beside it`, submenu.whole, 'bytes'));
        print(line(`${term}: opening a dialogue`, open.whole, 'bytes', { limit: 900 }));
        print(line(`${term}: from its first page to the next`, list.whole, 'bytes'));
      } finally {
        await session.close();
      }
    }
    const slow = await settled(folder, 'vt220', ['--quiet-clock', '--baud', '9600']);
    try {
      const down = await weight(slow.session, keys.down, ['> Network and']);
      print(line('9,600 baud: Down in the menu, until the bar has moved', down.until, 'bytes', { limit: 300 }));
      print(line('9,600 baud: the same, with the page that follows', down.whole, 'bytes'));
    } finally {
      await slow.session.close();
    }
  });
}

/** Processor time of a process and its threads, in clock ticks of which a second has a hundred. */
function ticks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /u, '').split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

async function atRest(print) {
  await inFolder(async (folder) => {
    const { session } = await settled(folder, 'xterm-256color');
    try {
      const times = [];
      for (let press = 0; press < 50; press += 1) {
        const [key, words] = press % 2 === 0 ? [keys.down, '> Network and'] : [keys.up, '> Status'];
        times.push(await milliseconds(async () => {
          session.send(key);
          await session.shows(words);
        }));
      }
      print(line('key to repaint', median(times), 'ms', { limit: 5 }));
      // The machine's own reads after the start have an end.
      await pause(5_000);
      const seconds = 60;
      const [cpu, sent] = [ticks(session.pty.pid), session.received];
      await pause(seconds * 1000);
      print(line('idle: processor, over a minute', ticks(session.pty.pid) - cpu, 'hundredths of a second (0.1 % = 6)', { limit: 6 }));
      print(line('idle: sent each second', (session.received - sent) / seconds, 'bytes', { limit: 20 }));
      print(line('memory (resident)', residentMegabytes(session.pty.pid), 'MB', { limit: 60 }));
    } finally {
      await session.close();
    }
  });
}

/** Prints all of it. */
export async function run(print) {
  await starts(print);
  await weights(print);
  await atRest(print);
}
