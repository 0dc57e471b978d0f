// Preloaded into a server that is measured: on SIGUSR2 writes how long its event loop was blocked at most since the last time
// (milliseconds) and its resident memory (MB) to LOOP_PROBE_FILE.
const { renameSync, writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const resolution = 1;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();
process.on('SIGUSR2', () => {
  const file = process.env.LOOP_PROBE_FILE;
  writeFileSync(`${file}.new`, JSON.stringify({ longestBlock: Math.max(0, delays.max / 1e6 - resolution), memory: process.memoryUsage.rss() / 1e6 }));
  renameSync(`${file}.new`, file);
  delays.reset();
});
