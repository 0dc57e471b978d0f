import type { HostFilePort } from '../../model/index.js';

const firstScreen = 'tty1';
/** The virtual terminal in front, whichever that is: the first screen stands for it. */
const frontScreen = 'tty0';

/**
 * The host's screens by the names of their devices: tty1, and every console of the kernel (under
 * Xen mostly hvc0, since Xen has the UART; without Xen mostly ttyS0).
 */
export async function readScreens(files: HostFilePort): Promise<readonly string[]> {
  const active = await files.text('/sys/class/tty/console/active');
  const names = (active.known ? active.value : '')
    .split(/\s+/u)
    .filter((name) => /^[A-Za-z][A-Za-z0-9]*$/u.test(name) && name !== frontScreen);
  return [...new Set([firstScreen, ...names])];
}

/** Whether a screen is a virtual terminal of the kernel, rather than a line. */
export function isVirtualTerminal(screen: string): boolean {
  return /^tty\d+$/u.test(screen);
}
