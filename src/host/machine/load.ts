import { loadavg } from 'node:os';
import { known, unknown, type Known } from '../../model/index.js';
import { embeddedBootTime } from './embedded-run.js';
import { readHostText } from '../files/host-text.js';

/** How busy the control domain is. */
export interface Load {
  /** Since the boot. */
  readonly uptimeSeconds: number;
  /** Mean number of runnable processes over 1, 5 and 15 minutes. */
  readonly average: readonly [number, number, number];
}

/** Memory of the control domain, in bytes. */
export interface Memory {
  readonly total: number;
  /** What programs could still get, caches given back. */
  readonly available: number;
}

/** The processors the control domain sees. */
export interface Processors {
  readonly model: string;
  readonly count: number;
}

/**
 * Uptime and load from <root>/proc: right for a tree only where it holds these files. An embedded host has been up since its own boot, and its load
 * is that of the machine it runs on. Reasons: absent, unreadable, damaged.
 */
export async function readLoad(root: string): Promise<Known<Load>> {
  const booted = await embeddedBootTime(root);
  if (booted.known) {
    const [one = 0, five = 0, fifteen = 0] = loadavg();
    return known({
      uptimeSeconds: Math.max(0, (Date.now() - booted.value) / 1000),
      average: [one, five, fifteen],
    });
  }
  const uptime = await readHostText(root, '/proc/uptime');
  const load = await readHostText(root, '/proc/loadavg');
  if (!uptime.known) return uptime;
  if (!load.known) return load;
  const uptimeSeconds = Number.parseFloat(uptime.value);
  const [one = NaN, five = NaN, fifteen = NaN] = load.value.split(' ').map(Number.parseFloat);
  const whole = [uptimeSeconds, one, five, fifteen].every(
    (value) => Number.isFinite(value) && value >= 0,
  );
  return whole
    ? known({ uptimeSeconds, average: [one, five, fifteen] })
    : unknown('damaged', '/proc/uptime, /proc/loadavg');
}

/**
 * Memory and processors: on this machine, and so for an embedded host that runs on it, by systeminformation, which knows the differences
 * between kernels (and is loaded here, not with the program: not for the first picture); in any other tree from its proc files. It can
 * take 0.1 s and starts some short commands.
 */
export async function readMemory(root: string): Promise<Known<Memory>> {
  if (root !== '/' && !(await embeddedBootTime(root)).known)
    return memoryIn(await readHostText(root, '/proc/meminfo'));
  const { mem } = await import('systeminformation');
  const { total, available } = await mem();
  return total > 0 ? known({ total, available }) : unknown('unreadable', 'memory');
}

/** As `readMemory`. */
export async function readProcessors(root: string): Promise<Known<Processors>> {
  if (root !== '/') return processorsIn(await readHostText(root, '/proc/cpuinfo'));
  const { cpu } = await import('systeminformation');
  const { manufacturer, brand, cores } = await cpu();
  return cores > 0
    ? known({ model: `${manufacturer} ${brand}`.trim(), count: cores })
    : unknown('unreadable', 'processors');
}

function memoryIn(text: Known<string>): Known<Memory> {
  if (!text.known) return text;
  const bytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text.value)?.[1] ?? NaN) * 1024;
  const total = bytes('MemTotal');
  const exact = bytes('MemAvailable');
  // Kernels before 3.14, so hosts of the design page's days, do not say it.
  const available = Number.isNaN(exact)
    ? bytes('MemFree') + bytes('Buffers') + bytes('Cached')
    : exact;
  return total > 0 && available >= 0
    ? known({ total, available })
    : unknown('damaged', '/proc/meminfo');
}

function processorsIn(text: Known<string>): Known<Processors> {
  if (!text.known) return text;
  const count = text.value.match(/^processor\s*:/gm)?.length ?? 0;
  const model = (/^model name\s*:\s*(.*)$/m.exec(text.value)?.[1] ?? '').trim();
  return count > 0 ? known({ model, count }) : unknown('damaged', '/proc/cpuinfo');
}
