import {
  pause,
  isDeviceName,
  type NicCounters,
  type NicSample,
  type WatchOptions,
} from '../../model/index.js';
import { nicRates, readNicCounters } from './nic-counters.js';
import type { NicSource } from './nic-source.js';
import { carrierOf, sysfsNic } from './sysfs.js';

/**
 * Reads link and counters of one interface from sysfs again and again. The counters are 0 when the
 * kernel has none (in a tree). Ends with the signal and yields nothing after it.
 */
export async function* watchNic(
  source: NicSource,
  device: string,
  { intervalMs = 1000, signal }: WatchOptions = {},
): AsyncGenerator<NicSample, void> {
  let before: NicCounters | null = null;
  while (isDeviceName(device) && !ended(signal)) {
    const carrier = await sysfsNic(source.tree, device).text('carrier');
    const read = await readNicCounters(source, device);
    const counters = read.known ? read.value : null;
    if (ended(signal)) return;
    yield momentOf(device, carrier, before, counters);
    before = counters;
    if (!(await pause(intervalMs, { signal }))) return;
  }
}

/** A function, so that the signal is read again each time: it changes while we wait. */
function ended(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function momentOf(
  device: string,
  carrier: string | null,
  before: NicCounters | null,
  counters: NicCounters | null,
): NicSample {
  const rates = before === null || counters === null ? null : nicRates(before, counters);
  return {
    device,
    carrier: carrierOf(carrier),
    receivedBytes: counters?.receivedBytes ?? 0,
    sentBytes: counters?.sentBytes ?? 0,
    receiveErrors: counters?.receiveErrors ?? 0,
    sendErrors: counters?.sendErrors ?? 0,
    rates:
      rates === null
        ? null
        : { received: rates.receivedBytesPerSecond, sent: rates.sentBytesPerSecond },
  };
}
