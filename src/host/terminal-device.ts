import { readlinkSync } from 'node:fs';

/**
 * Device names of serial lines: UARTs of PCs and boards, USB adapters, the consoles of virtual
 * machines.
 */
const serialDevice = /^\/dev\/(?:tty(?:S|AMA|USB|ACM|PS|mxc|O)|hvc)\d+$/u;

/** Whether the name of a device is that of a serial line. */
export function isSerialDevice(device: string): boolean {
  return serialDevice.test(device);
}

/** The file that is this process's standard input; null when it cannot be found out. */
export function inputDevice(): Promise<string | null> {
  try {
    return Promise.resolve(readlinkSync('/proc/self/fd/0'));
  } catch {
    return Promise.resolve(null);
  }
}
