import { execFileSync } from 'node:child_process';
import { describeWhere } from '../support/run/aloud.js';
import { canChangeRoot } from '../support/host/real-root.js';
import { makeImage } from './image.js';
import { Machine } from './machine.js';

/** An emulated processor takes its time, and a busy machine lets it have little. */
export const storyMs = 1_800_000;

const tools = ['qemu-system-x86_64', 'qemu-img', 'mmdebstrap', 'mke2fs'];

function has(command: string): boolean {
  try {
    execFileSync('which', [command], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Stories on a whole machine, skipped aloud where there can be none. */
export const onMachine = describeWhere(
  canChangeRoot() && tools.every(has),
  `it needs root and ${tools.join(', ')}`,
);

/** A machine that is on, with the package installed and the console on its screens. */
export async function machineWithConsole(): Promise<Machine> {
  const machine = new Machine(await makeImage());
  try {
    await machine.switchOn();
    await machine.run('dpkg -i /root/package.deb');
    await machine.run('systemctl start xapi');
    await machine.run('/opt/xsconsole/bin/xsconsole-setup --default');
    await machine.serial.waitFor('Status Display');
    return machine;
  } catch (error) {
    await machine.isScrapped();
    throw error;
  }
}
