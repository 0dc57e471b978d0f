import { join } from 'node:path';
import { isDeviceName } from '../../model/index.js';
import { nicRates, readNicCounters, type NicCounters } from './nic-counters.js';
import { pause } from '../machine/pause.js';
import { carrierOf, sysfsNic } from './sysfs.js';

/** A moment of one interface; the counters are 0 where the kernel has none (a tree). */
export interface NicMoment {
  readonly device: string;
  /** null: the kernel does not say while it is down. */
  readonly carrier: boolean | null;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly receiveErrors: number;
  readonly sendErrors: number;
  /** Bytes a second since the moment before; null for the first, and after a counter went back. */
  readonly rates: { readonly received: number; readonly sent: number } | null;
}

/** Looks at one interface again and again: link and counters, from sysfs alone. Ends with the signal, and tells nothing after it. */
export async function* watchNic(
  root: string,
  device: string,
  {
    intervalMs = 1000,
    signal,
  }: { readonly intervalMs?: number; readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<NicMoment, void> {
  const files = sysfsNic(join(root, 'sys/class/net', device));
  let before: NicCounters | null = null;
  while (isDeviceName(device) && !ended(signal)) {
    const carrier = await files.text('carrier');
    const read = await readNicCounters(root, device);
    const counters = read.known ? read.value : null;
    if (ended(signal)) return;
    yield momentOf(device, carrier, before, counters);
    before = counters;
    if (!(await pause(intervalMs, signal))) return;
  }
}

/** Asked anew each time: it changes while we wait. */
function ended(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function momentOf(
  device: string,
  carrier: string | null,
  before: NicCounters | null,
  counters: NicCounters | null,
): NicMoment {
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
