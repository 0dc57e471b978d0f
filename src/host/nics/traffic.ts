import { isDeviceName, pause, type BytesBothWays, type WatchOptions } from '../../model/index.js';
import type { NicSource } from './nic-source.js';
import { sysfsNic } from './sysfs.js';

/** Reads two small files only, because this goes on as long as the console is open. */
async function readBytes(source: NicSource, device: string): Promise<BytesBothWays | null> {
  const files = sysfsNic(source.tree, `${device}/statistics`);
  const [received, sent] = [await files.text('rx_bytes'), await files.text('tx_bytes')];
  return received === null || sent === null
    ? source.traffic(device)
    : { received: Number(received), sent: Number(sent) };
}

/**
 * The throughput of one interface, sample by sample, until the signal. Ends at once when nothing
 * counts its traffic. A sample in which a counter went back is left out.
 */
export async function* watchTraffic(
  source: NicSource,
  device: string,
  { intervalMs = 1000, signal }: WatchOptions,
): AsyncGenerator<BytesBothWays, void> {
  if (!isDeviceName(device)) return;
  let [before, at] = [await readBytes(source, device), performance.now()];
  while (before !== null) {
    if (!(await pause(intervalMs, { signal, ref: false }))) return;
    const [now, then] = [await readBytes(source, device), at];
    at = performance.now();
    if (now === null) return;
    const seconds = (at - then) / 1000;
    const moment = {
      received: (now.received - before.received) / seconds,
      sent: (now.sent - before.sent) / seconds,
    };
    before = now;
    if (moment.received >= 0 && moment.sent >= 0) yield moment;
  }
}
