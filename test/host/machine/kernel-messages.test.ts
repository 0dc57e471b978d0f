import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { followKernelMessages, isKernelConsole } from '../../../src/host/index.js';
import { temporaryFolder } from '../../support/host/tree.js';

/** Files in the place of the kernel's. */
function kernel(active: string, level: number) {
  const folder = temporaryFolder();
  const files = {
    messages: join(folder, 'kmsg'),
    level: join(folder, 'printk'),
    consoles: join(folder, 'active'),
  };
  writeFileSync(files.messages, '0,1,1,-;from before\n');
  writeFileSync(files.level, `${level}\t4\t1\t7\n`);
  writeFileSync(files.consoles, active);
  return {
    files,
    says: (level: number, text: string) => {
      appendFileSync(files.messages, `${level},2,2,-;${text}\n SUBSYSTEM=pci\n`);
    },
  };
}

test.each([
  ['tty0 ttyS0\n', '/dev/tty1', true],
  ['tty0 ttyS0\n', '/dev/ttyS0', true],
  ['tty0 ttyS0\n', '/dev/ttyS1', false],
  ['hvc0\n', '/dev/hvc0', true],
  ['hvc0\n', '/dev/tty1', false],
  ['hvc0\n', '/dev/console', true],
  ['tty0\n', '/dev/pts/0', false],
  ['', '/dev/tty1', false],
])('with the consoles %j the kernel writes onto %s: %s', (active, device, writes) => {
  expect(isKernelConsole(device, kernel(active, 7).files)).toBe(writes);
});

test('what gets onto the consoles is told, and nothing else', () => {
  jest.useFakeTimers();
  try {
    const { files, says } = kernel('tty0\n', 4);
    const painted = jest.fn();
    const stop = followKernelMessages(painted, 1_000, files);
    expect(painted).not.toHaveBeenCalled();
    says(6, 'eth0: NIC Link is Up');
    jest.advanceTimersByTime(1_000);
    expect(painted).not.toHaveBeenCalled();
    // A flood is one reason to paint, and who wrote it is in the same number.
    for (let line = 0; line < 50; line += 1) says(3 * 8 + 3, 'systemd[1]: failed');
    jest.advanceTimersByTime(1_000);
    expect(painted).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1_000);
    expect(painted).toHaveBeenCalledTimes(1);
    writeFileSync(files.level, '8\t4\t1\t7\n');
    says(6, 'eth0: NIC Link is Down');
    jest.advanceTimersByTime(1_000);
    expect(painted).toHaveBeenCalledTimes(2);
    stop();
    says(0, 'after the end');
    jest.advanceTimersByTime(5_000);
    expect(painted).toHaveBeenCalledTimes(2);
  } finally {
    jest.useRealTimers();
  }
});

test.each([
  'sysrq: Emergency Remount R/O',
  'sysrq: HELP : loglevel(0-9)',
  'SysRq : Emergency Sync',
])('the kernel says %j at every log level', (answer) => {
  jest.useFakeTimers();
  try {
    const { files, says } = kernel('tty0\n', 1);
    const painted = jest.fn();
    const stop = followKernelMessages(painted, 1_000, files);
    says(6, `usb 1-1: new device; ${answer}`);
    jest.advanceTimersByTime(1_000);
    expect(painted).not.toHaveBeenCalled();
    says(6, answer);
    jest.advanceTimersByTime(1_000);
    expect(painted).toHaveBeenCalledTimes(1);
    stop();
  } finally {
    jest.useRealTimers();
  }
});

test('where the kernel may not be heard, nothing is called', () => {
  const { files } = kernel('tty0\n', 7);
  followKernelMessages(
    () => {
      throw new Error('called');
    },
    1,
    { ...files, messages: join(temporaryFolder(), 'none') },
  )();
});
