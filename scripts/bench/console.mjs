// The console at 80x24: how soon it is there, how soon a key shows, and what it costs while nobody touches it. Everything is asked of
// the built program on a pseudo-terminal, an embedded host behind it. What its pictures weigh: bytes.mjs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { frameWords, inFolder, program, settled } from '../support/settled.mjs';
import { keys, TerminalSession } from '../support/terminal.mjs';
import { floor, interleaved, line, median, milliseconds } from './measure.mjs';

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
  await atRest(print);
}
