// The console at 80x24: how soon it is there, how soon a key shows, and what it costs while nobody touches it. Everything is asked of
// the built program on a pseudo-terminal, an embedded host behind it. What its pictures weigh: bytes.mjs.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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

/** Processor time of a process's threads, in milliseconds; unlike waiting times hardly longer on a busy machine. */
function processor(pid) {
  return readdirSync(`/proc/${pid}/task`).map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6).reduce((sum, one) => sum + one, 0);
}

/** A figure of the kernel's about a process, in megabytes of a million bytes. */
function megabytes(pid, name) {
  return (Number(new RegExp(`${name}:\\s+(\\d+)`, 'u').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6;
}

async function atRest(print) {
  await inFolder(async (folder) => {
    const { session } = await settled(folder, 'xterm-256color');
    try {
      const times = [];
      const { pid } = session.pty;
      const before = processor(pid);
      for (let press = 0; press < 50; press += 1) {
        const [key, words] = press % 2 === 0 ? [keys.down, '> Network and'] : [keys.up, '> Status'];
        times.push(await milliseconds(async () => {
          session.send(key);
          await session.shows(words);
        }));
      }
      print(line('key to repaint', median(times), 'ms', { limit: 5 }));
      print(line('processor for each of these keys', (processor(pid) - before) / times.length));
      // The machine's own reads after the start have an end.
      await pause(5_000);
      const seconds = 60;
      const [cpu, sent] = [processor(pid), session.received];
      await pause(seconds * 1000);
      print(line('idle: processor, over a minute', (processor(pid) - cpu) / (seconds * 10), '%', { limit: 0.1 }));
      print(line('idle: sent each second', (session.received - sent) / seconds, 'bytes', { limit: 20 }));
      print(line('memory: resident', megabytes(pid, 'VmRSS'), 'MB', { limit: 60 }));
      print(line('memory: of that its own, not shared with other programs of Node', megabytes(pid, 'RssAnon'), 'MB'));
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
