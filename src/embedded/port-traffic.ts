import { isJsonObject, jsonList, jsonText, type BytesBothWays } from '../model/index.js';
import { sysfsNic, type HostTree } from '../host/index.js';
import { hardwarePath } from './lan/hardware.js';
import { readTreeJson } from './lan/json.js';
import { embeddedBootTime } from './run-state.js';

/**
 * How the traffic of a port rises and falls around its mean: each wave is a part of the mean and
 * has a period in seconds.
 */
const waves = [
  { part: 0.6, seconds: 67 },
  { part: 0.35, seconds: 19 },
] as const;

/**
 * The bytes after `seconds` at a mean rate. It is the integral of the changing rate, so that the
 * count never goes back.
 */
function bytesAfter(seconds: number, mean: number): number {
  const shift = waves.reduce((sum, wave) => {
    const pace = (2 * Math.PI) / wave.seconds;
    return sum + (wave.part / pace) * (1 - Math.cos(pace * seconds));
  }, 0);
  return Math.round(mean * (seconds + shift));
}

/**
 * A port's traffic in bytes a second, from the description of the embedded host's hardware. Answers
 * null when the port has none.
 */
async function describedTraffic(tree: HostTree, mac: string): Promise<BytesBothWays | null> {
  const document = await readTreeJson(tree, hardwarePath);
  const nics =
    document.known && isJsonObject(document.value)
      ? jsonList(document.value['nics']).filter(isJsonObject)
      : [];
  const traffic: unknown = nics.find((nic) => jsonText(nic, 'mac').toLowerCase() === mac)?.[
    'traffic'
  ];
  if (!isJsonObject(traffic)) return null;
  const { received, sent } = traffic;
  return typeof received === 'number' && typeof sent === 'number' ? { received, sent } : null;
}

/**
 * The bytes that have gone through a port of a running embedded host. They are made up from the
 * description of its hardware, like its whole LAN. Answers null for any other host.
 */
export async function embeddedTraffic(
  tree: HostTree,
  device: string,
  nowMs = Date.now(),
): Promise<BytesBothWays | null> {
  const booted = await embeddedBootTime(tree);
  if (!booted.known) return null;
  const files = sysfsNic(tree, device);
  const mean = await describedTraffic(tree, ((await files.text('address')) ?? '').toLowerCase());
  if (mean === null || (await files.text('carrier')) === null) return null;
  const seconds = Math.max(0, (nowMs - booted.value) / 1000);
  return { received: bytesAfter(seconds, mean.received), sent: bytesAfter(seconds, mean.sent) };
}
