import { join } from 'node:path';
import { isDeviceName, known, unknown, type Known } from '../../model/index.js';
import { embeddedTraffic } from './embedded-traffic.js';
import { sysfsNic } from './sysfs.js';

/** Bytes of a packet of an embedded host's traffic, of which only bytes are described. */
const meanPacket = 700;

/** What the kernel has counted on a network interface since it appeared. */
export interface NicCounters {
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly receivedPackets: number;
  readonly sentPackets: number;
  readonly receiveErrors: number;
  readonly sendErrors: number;
  readonly receiveDropped: number;
  readonly sendDropped: number;
  /** When it was read: milliseconds of a clock that never goes back. */
  readonly atMs: number;
}

/** Throughput between two readings. */
export interface NicRates {
  readonly receivedBytesPerSecond: number;
  readonly sentBytesPerSecond: number;
}

/**
 * The live counters of one interface from <root>/sys/class/net/<device>/statistics: eight small reads, no command. Reasons: absent
 * (no such device, or a tree whose kernel is only a picture), damaged (no number). An embedded host that runs counts what its LAN is described to carry.
 */
export async function readNicCounters(root: string, device: string): Promise<Known<NicCounters>> {
  if (!isDeviceName(device)) return unknown('absent', device);
  const files = sysfsNic(join(root, 'sys/class/net', device));
  const read = async (name: string): Promise<number> => {
    const text = await files.text(`statistics/${name}`);
    return text !== null && /^\d+$/.test(text) ? Number(text) : NaN;
  };
  if (!(await files.has('statistics'))) {
    const told = await embeddedTraffic(root, device);
    return told === null
      ? unknown('absent', `${device}: no statistics`)
      : known({
          receivedBytes: told.received,
          sentBytes: told.sent,
          receivedPackets: Math.floor(told.received / meanPacket),
          sentPackets: Math.floor(told.sent / meanPacket),
          receiveErrors: 0,
          sendErrors: 0,
          receiveDropped: 0,
          sendDropped: 0,
          atMs: performance.now(),
        });
  }
  const counters = {
    receivedBytes: await read('rx_bytes'),
    sentBytes: await read('tx_bytes'),
    receivedPackets: await read('rx_packets'),
    sentPackets: await read('tx_packets'),
    receiveErrors: await read('rx_errors'),
    sendErrors: await read('tx_errors'),
    receiveDropped: await read('rx_dropped'),
    sendDropped: await read('tx_dropped'),
    atMs: performance.now(),
  };
  return Object.values(counters).some(Number.isNaN)
    ? unknown('damaged', `${device}: statistics`)
    : known(counters);
}

/** Bytes a second between two readings of one device; null where a counter went back (driver reloaded) or no time has passed. */
export function nicRates(before: NicCounters, after: NicCounters): NicRates | null {
  const seconds = (after.atMs - before.atMs) / 1000;
  const received = after.receivedBytes - before.receivedBytes;
  const sent = after.sentBytes - before.sentBytes;
  if (seconds <= 0 || received < 0 || sent < 0) return null;
  return { receivedBytesPerSecond: received / seconds, sentBytesPerSecond: sent / seconds };
}
