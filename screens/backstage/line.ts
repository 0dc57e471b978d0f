import type { Size } from '../../src/dialogue/index.js';
import type { OpenOptions } from '../options.js';
import { host } from './loading.js';

/** What the screen is told about the line to the terminal (`ConsoleOptions`). */
export interface LineSettings {
  readonly escapeDelay: number;
  readonly baud: number | null;
  tellSize(size: Size): Promise<void>;
}

/** Keys of a local terminal, and those that come byte by byte over a serial line. */
const escapeDelays = { local: 150, serial: 300 } as const;

/** Faster lines need no pacing: a whole picture takes them less than half a second. */
const slowest = 38_400;

/** The line as the options name it, else as the kernel knows it. */
export async function lineSettings(options: OpenOptions): Promise<LineSettings> {
  const { inputDevice, isSerialDevice, lineSpeed, setTerminalSize } = await host();
  const device = await inputDevice();
  const serial = device !== null && isSerialDevice(device);
  const speed = options.baud ?? (serial ? await lineSpeed(device) : null);
  return {
    escapeDelay: options.escapeDelay ?? (serial || options.baud !== null ? escapeDelays.serial : escapeDelays.local),
    baud: speed !== null && speed <= slowest ? speed : null,
    tellSize: async (size) => {
      // Only for other programs' good: the console itself knows it.
      if (device !== null) await setTerminalSize(device, size);
    },
  };
}
