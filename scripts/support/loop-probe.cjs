// Preloaded into a server that is measured: on SIGUSR2 writes to LOOP_PROBE_FILE how long its event
// loop stood still at most since the last time, by the clock (`longestBlock`) and by the processor
// time that the loop's own thread had meanwhile (`longestWork`: the same on a machine that does
// nothing else), both in milliseconds, and its resident memory (MB).
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const resolution = 1;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();

/** Milliseconds the main thread has run; null where the kernel does not tell. */
function worked() {
  try {
    return (
      Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
    );
  } catch {
    return null;
  }
}

let last = worked();
let longestWork = last === null ? null : 0;
if (last !== null) {
  setInterval(() => {
    const now = worked();
    longestWork = Math.max(longestWork, now - last);
    last = now;
  }, resolution).unref();
}

process.on('SIGUSR2', () => {
  const file = process.env.LOOP_PROBE_FILE;
  writeFileSync(
    `${file}.new`,
    JSON.stringify({
      longestBlock: Math.max(0, delays.max / 1e6 - resolution),
      longestWork,
      memory: process.memoryUsage.rss() / 1e6,
    }),
  );
  renameSync(`${file}.new`, file);
  delays.reset();
  if (longestWork !== null) longestWork = 0;
});
