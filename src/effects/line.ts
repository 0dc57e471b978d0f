import type { Size } from '../console/index.js';
import { inputDevice, isSerialDevice } from '../host/terminal-device.js';
import { bestEffort, type LineSpeed } from '../model/index.js';
import type { OpenOptions } from './open-options.js';
import { host } from './loading.js';

/**
 * What the screen is told about the line to the terminal, and whether pages beside a menu are
 * brief.
 */
export interface LineSettings extends LineSpeed {
  /** A whole page beside a menu would take longer than half a second to send. */
  readonly slow: boolean;
}

/**
 * Milliseconds that the bytes of one key may lie apart. On a serial line they arrive one by one.
 */
const escapeDelays = { local: 150, serial: 300 } as const;

/** Faster lines need no pacing: they send a whole picture in less than half a second. */
const fastestPaced = 38_400;

/**
 * From this speed on, a move of the bar with a new page (at most 950 bytes) takes less than half a
 * second.
 */
const wholePages = 19_200;

/**
 * The kernel's default speed for terminals that are no serial lines. Nobody has set it, so it means
 * nothing.
 */
const unset = 38_400;

function settings(options: OpenOptions, serial: boolean, speed: number | null): LineSettings {
  const { baud, escapeDelay } = options;
  const known = baud ?? speed;
  return {
    escapeDelay:
      escapeDelay ?? (serial || known !== null ? escapeDelays.serial : escapeDelays.local),
    baud: known !== null && known <= fastestPaced ? known : null,
    slow: known !== null && known < wholePages,
  };
}

/** The speed that the options name, or the one that the kernel knows of a serial line. */
export async function lineSettings(options: OpenOptions): Promise<LineSettings> {
  const device = await inputDevice();
  const serial = device !== null && isSerialDevice(device);
  return settings(
    options,
    serial,
    serial && options.baud === null ? await (await host()).lineSpeed(device) : null,
  );
}

/**
 * The same, but with the speed of a terminal that is no serial line itself. It is used after the
 * first picture. A console server or telnet gateway sets the speed of its own line there. Over ssh
 * the speed means nothing: it comes from the client's window, for example 9,600 on a Mac.
 */
export async function lineBehind(
  options: OpenOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<LineSettings> {
  const device = await inputDevice();
  if (
    device === null ||
    isSerialDevice(device) ||
    options.baud !== null ||
    environment['SSH_CONNECTION'] !== undefined
  )
    return lineSettings(options);
  const speed = await (await host()).lineSpeed(device);
  return settings(options, false, speed !== null && speed < unset ? speed : null);
}

/** Least milliseconds between two repaints over the kernel's messages, on fast and slow lines. */
const repaintMs = { fast: 2_000, slow: 15_000 } as const;

/**
 * If the terminal is a console of the kernel, repaints the screen when the kernel has written to
 * it.
 */
export async function paintOverKernel(slow: boolean, repaint: () => void): Promise<void> {
  const { followKernelMessages, isKernelConsole } = await host();
  const device = await inputDevice();
  if (device !== null && isKernelConsole(device))
    followKernelMessages(repaint, slow ? repaintMs.slow : repaintMs.fast);
}

/** Tells the kernel the size of the terminal, for other programs. The console already knows it. */
export async function tellSize(size: Size): Promise<void> {
  const { setTerminalSize } = await host();
  const device = await inputDevice();
  if (device !== null) bestEffort(await setTerminalSize(device, size));
}
