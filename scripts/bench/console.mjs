// The console at 80x24: how fast it starts, how fast a key shows, and what it costs while idle.
// Everything is measured on the built program on a pseudo-terminal, with an embedded host behind
// it. bytes.mjs measures how many bytes its pictures take.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inFolder, settled } from '../support/bench-console.mjs';
import { program } from '../support/programs.mjs';
import { keys } from '../support/terminal.mjs';
import { firstFrame, floorOnTerminal } from './first-frame.mjs';
import { floor, interleaved, line, median, milliseconds } from './measure.mjs';

const help = (name) =>
  milliseconds(() => {
    spawnSync(process.execPath, [program(name), '--help']);
  });

async function starts(print) {
  await inFolder(async (folder) => {
    const figures = await interleaved(
      {
        floor,
        terminal: () => floorOnTerminal(process.execPath),
        frame: () => firstFrame(process.execPath, program('xsconsole'), folder),
        help: () => help('xe-reset-networking'),
        consoleHelp: () => help('xsconsole'),
      },
      21,
    );
    const against = (value, limit) => ({ ratio: value / figures.floor, limit });
    print(line('node -e 0', figures.floor, 'ms'));
    print(line('node -e 0 on a terminal', figures.terminal, 'ms'));
    print(line('first full frame', figures.frame, 'ms', against(figures.frame, 1.3)));
    print(line('xe-reset-networking --help', figures.help, 'ms', against(figures.help, 1.3)));
    print(line('xsconsole --help', figures.consoleHelp, 'ms', against(figures.consoleHelp, 1.3)));
  });
}

/**
 * Processor time of a process's threads, in milliseconds. Unlike waiting times, it hardly grows on
 * a busy machine.
 */
function processor(pid) {
  return readdirSync(`/proc/${pid}/task`)
    .map(
      (task) =>
        Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    )
    .reduce((sum, one) => sum + one, 0);
}

/** A size of a process as the kernel tells it, in megabytes of a million bytes. */
function megabytes(pid, name) {
  return (
    (Number(
      new RegExp(`${name}:\\s+(\\d+)`, 'u').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1],
    ) *
      1024) /
    1e6
  );
}

/** The bar on its new item, and the heading of that item's page beside the menu. */
const moved = [
  [keys.down, '> Network and', '┬ Network and'],
  [keys.up, '> Status', '┬ Status Display'],
];

/** How fast fifty keys show, and what they cost. */
async function keysOf(session, print) {
  const times = [];
  const pages = [];
  const { pid } = session.pty;
  const before = processor(pid);
  for (let press = 0; press < 50; press += 1) {
    const [key, bar, page] = moved[press % 2];
    pages.push(
      await milliseconds(async () => {
        times.push(
          await milliseconds(async () => {
            session.send(key);
            await session.shows(bar);
          }),
        );
        await session.shows(page);
      }),
    );
  }
  print(line('key to repaint', median(times), 'ms', { limit: 3 }));
  print(line('key to the page beside the menu', median(pages), 'ms', { limit: 10 }));
  print(line('processor for each of these keys', (processor(pid) - before) / times.length));
}

const minute = 60;

/** After this time the console has read the machine. */
const readMs = 3_000;

/**
 * After this time V8 has also collected the garbage of the start. It does that once, some eight
 * seconds after the start, and not again while nothing happens.
 */
const collectedMs = 9_000;

/**
 * What an idle session costs: over the minute after its reads, and over one minute on a settled
 * screen.
 */
async function idle({ session }) {
  const { pid } = session.pty;
  await pause(readMs);
  const early = processor(pid);
  await pause(collectedMs);
  const [late, sent] = [processor(pid), session.received];
  await pause(minute * 1000 - collectedMs);
  const earlyMinute = processor(pid) - early;
  await pause(collectedMs);
  return {
    settled: (processor(pid) - late) / (minute * 10),
    early: earlyMinute / (minute * 10),
    bytes: (session.received - sent) / minute,
  };
}

async function atRest(print) {
  await inFolder(async (folder) => {
    const shown = await settled(folder, 'xterm-256color');
    const quiet = await settled(folder, 'xterm-256color', ['--quiet-clock']);
    try {
      await keysOf(shown.session, print);
      const [clock, none] = await Promise.all([idle(shown), idle(quiet)]);
      print(line('idle: processor, over a minute', clock.settled, '%', { limit: 0.1 }));
      print(
        line('  over the minute that begins three seconds after the last key', clock.early, '%'),
      );
      print(
        line('idle, --quiet-clock: processor, over a minute', none.settled, '%', { limit: 0.1 }),
      );
      print(line('idle: sent each second', clock.bytes, 'bytes', { limit: 20 }));
      print(line('idle, --quiet-clock: sent each second', none.bytes, 'bytes', { limit: 0 }));
      const { pid } = shown.session.pty;
      print(line('memory: resident', megabytes(pid, 'VmRSS'), 'MB', { limit: 60 }));
      print(
        line(
          'memory: of that its own, not shared with other programs of Node',
          megabytes(pid, 'RssAnon'),
          'MB',
        ),
      );
    } finally {
      await quiet.session.close();
      await shown.session.close();
    }
  });
}

/** Prints all of it. */
export async function run(print) {
  await starts(print);
  await atRest(print);
}
