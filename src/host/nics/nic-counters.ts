import { isDeviceName, known, unknown, type Known, type NicCounters } from '../../model/index.js';
import { sysfsNic } from './sysfs.js';
import type { NicSource } from './nic-source.js';

/** Throughput between two readings. */
export interface NicRates {
  readonly receivedBytesPerSecond: number;
  readonly sentBytesPerSecond: number;
}

/**
 * Reads the counters of one interface from sysfs (its folder `statistics`): four small files, no
 * command. An embedded host that runs has the traffic that its description gives instead. Errors:
 * absent (no such device, or a tree without a running kernel), damaged (a counter is not a number).
 */
export async function readNicCounters(
  source: NicSource,
  device: string,
): Promise<Known<NicCounters>> {
  if (!isDeviceName(device)) return unknown('absent', device);
  const files = sysfsNic(source.tree, device);
  const read = async (name: string): Promise<number> => {
    const text = await files.text(`statistics/${name}`);
    return text !== null && /^\d+$/.test(text) ? Number(text) : NaN;
  };
  if (!(await files.has('statistics'))) {
    const traffic = await source.traffic(device);
    return traffic === null
      ? unknown('absent', `${device}: no statistics`)
      : known({
          receivedBytes: traffic.received,
          sentBytes: traffic.sent,
          receiveErrors: 0,
          sendErrors: 0,
          atMs: performance.now(),
        });
  }
  const counters = {
    receivedBytes: await read('rx_bytes'),
    sentBytes: await read('tx_bytes'),
    receiveErrors: await read('rx_errors'),
    sendErrors: await read('tx_errors'),
    atMs: performance.now(),
  };
  return Object.values(counters).some(Number.isNaN)
    ? unknown('damaged', `${device}: statistics`)
    : known(counters);
}

/**
 * Bytes a second between two readings of one device. Null when a counter went back (the driver was
 * reloaded) or no time has passed.
 */
export function nicRates(before: NicCounters, after: NicCounters): NicRates | null {
  const seconds = (after.atMs - before.atMs) / 1000;
  const received = after.receivedBytes - before.receivedBytes;
  const sent = after.sentBytes - before.sentBytes;
  if (seconds <= 0 || received < 0 || sent < 0) return null;
  return { receivedBytesPerSecond: received / seconds, sentBytesPerSecond: sent / seconds };
}
