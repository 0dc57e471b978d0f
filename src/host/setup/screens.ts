import type { HostFilePort } from '../../model/index.js';

/** The screen that every host has. */
export const firstScreen = 'tty1';
/** The kernel's list of its consoles. */
export const consolesPath = '/sys/class/tty/console/active';
/** tty0 is whichever virtual terminal is in front. We use the first screen in its place. */
const frontScreen = 'tty0';

/**
 * The device names of the host's screens: tty1, and every console of the kernel. Under Xen that is
 * mostly hvc0, because Xen has the UART; without Xen it is mostly ttyS0.
 */
export async function readScreens(files: HostFilePort): Promise<readonly string[]> {
  const active = await files.text(consolesPath);
  const names = (active.known ? active.value : '')
    .split(/\s+/u)
    .filter((name) => /^[A-Za-z][A-Za-z0-9]*$/u.test(name) && name !== frontScreen);
  return [...new Set([firstScreen, ...names])];
}

/** Whether a screen is a virtual terminal of the kernel. Otherwise it is a line. */
export function isVirtualTerminal(screen: string): boolean {
  return /^tty\d+$/u.test(screen);
}
