import type { Size } from '../console/index.js';
import type { LineSpeed } from '../model/index.js';
import type { OpenOptions } from './open-options.js';
import { host } from './loading.js';

/**
 * What the screen is told about the line to the terminal, and whether pages beside a menu are
 * brief.
 */
export interface LineSettings extends LineSpeed {
  /** A whole page beside a menu would take longer than half a second. */
  readonly slow: boolean;
}

/** Keys of a local terminal, and those that come byte by byte over a serial line. */
const escapeDelays = { local: 150, serial: 300 } as const;

/** Faster lines need no pacing: a whole picture takes them less than half a second. */
const slowest = 38_400;

/** From here on the bar and a page beside it, at most 950 bytes, take less than half a second. */
const wholePages = 19_200;

/** What the kernel says of terminals that are no lines: nobody has set it, so it means nothing. */
const unset = 38_400;

function settings(options: OpenOptions, serial: boolean, speed: number | null): LineSettings {
  const { baud, escapeDelay } = options;
  const known = baud ?? speed;
  return {
    escapeDelay:
      escapeDelay ?? (serial || known !== null ? escapeDelays.serial : escapeDelays.local),
    baud: known !== null && known <= slowest ? known : null,
    slow: known !== null && known < wholePages,
  };
}

/** The line as the options name it, else as the kernel knows it of a serial line. */
export async function lineSettings(options: OpenOptions): Promise<LineSettings> {
  const { inputDevice, isSerialDevice, lineSpeed } = await host();
  const device = await inputDevice();
  const serial = device !== null && isSerialDevice(device);
  return settings(
    options,
    serial,
    serial && options.baud === null ? await lineSpeed(device) : null,
  );
}

/**
 * The same with the speed of a terminal that is no serial line itself, for after the first picture:
 * who leads one to here (a console server, a telnet gateway) sets the speed it has there. Over ssh
 * it means nothing: there it is what the client's own window happens to say, 9,600 on a Mac.
 */
export async function lineBehind(
  options: OpenOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<LineSettings> {
  const { inputDevice, isSerialDevice, lineSpeed } = await host();
  const device = await inputDevice();
  if (
    device === null ||
    isSerialDevice(device) ||
    options.baud !== null ||
    environment['SSH_CONNECTION'] !== undefined
  )
    return lineSettings(options);
  const speed = await lineSpeed(device);
  return settings(options, false, speed !== null && speed < unset ? speed : null);
}

/** How often the picture is painted again over what the kernel writes, on any line. */
const repaintMs = { fast: 2_000, slow: 15_000 } as const;

/**
 * Where the terminal is a console of the kernel, a message that has got onto it is painted over,
 * from now on.
 */
export async function paintOverKernel(slow: boolean, repaint: () => void): Promise<void> {
  const { followKernelMessages, inputDevice, isKernelConsole } = await host();
  const device = await inputDevice();
  if (device !== null && isKernelConsole(device))
    followKernelMessages(repaint, slow ? repaintMs.slow : repaintMs.fast);
}

/**
 * Tells the kernel the size of the terminal, for other programs' good: the console itself knows it.
 */
export async function tellSize(size: Size): Promise<void> {
  const { inputDevice, setTerminalSize } = await host();
  const device = await inputDevice();
  if (device !== null) await setTerminalSize(device, size);
}
