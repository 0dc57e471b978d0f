import type { HostTree } from '../files/host-tree.js';
import {
  known,
  unknown,
  type Known,
  type Load,
  type Memory,
  type Processors,
} from '../../model/index.js';

/**
 * Uptime and load from the host's proc files. Correct for a tree only when it contains these files.
 * Errors: absent, unreadable, damaged.
 */
export async function readLoad(files: HostTree): Promise<Known<Load>> {
  const uptime = await files.text('/proc/uptime');
  const load = await files.text('/proc/loadavg');
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
 * Memory of this machine, through systeminformation, which knows the differences between kernels.
 * That package is loaded only here, so that the first picture need not wait for it. It reads a proc
 * file and starts no command.
 */
export async function readMachineMemory(): Promise<Known<Memory>> {
  const { mem } = await import('systeminformation');
  const { total, available } = await mem();
  return total > 0 ? known({ total, available }) : unknown('unreadable', 'memory');
}

/** Memory from the host's own proc files. */
export async function readMemory(files: HostTree): Promise<Known<Memory>> {
  return memoryIn(await files.text('/proc/meminfo'));
}

/** The processors from the host's own proc files. */
export async function readProcessors(files: HostTree): Promise<Known<Processors>> {
  return processorsIn(await files.text('/proc/cpuinfo'));
}

function memoryIn(text: Known<string>): Known<Memory> {
  if (!text.known) return text;
  const bytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text.value)?.[1] ?? NaN) * 1024;
  const total = bytes('MemTotal');
  const exact = bytes('MemAvailable');
  // Kernels before 3.14, as on hosts of the design page's time, have no MemAvailable.
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
