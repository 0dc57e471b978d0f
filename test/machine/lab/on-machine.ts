import { existsSync } from 'node:fs';
import { has, testWhere } from '../../support/run/test-where.js';
import { canChangeRoot } from '../../support/host/real-root.js';
import { Operator } from '../../support/story/operator.js';
import { choosesDhcp } from '../../support/story/reset-story.js';
import { machineImage, passwordOf, type MachineImage } from './image.js';
import { Machine, type Start } from './machine.js';
import type { SerialTerminal } from './serial-terminal.js';
import { startUpUnit } from './start-up-unit.js';

/** The reset as a command. */
export const resetCommand = '/opt/xsconsole/bin/xe-reset-networking';
/** The command that tells where the last reset stands. */
const resetStatus = `${resetCommand} --status`;

/** An emulated processor takes its time, and a busy machine lets it have little. */
const storyMs = 1_800_000;

const tools = ['qemu-system-x86_64', 'qemu-img', 'mmdebstrap', 'mke2fs'];

/**
 * A machine that is on, with the package installed and the console on its screens. `start`: it
 * starts anew, and so.
 */
async function machineWithConsole(start: Start | null): Promise<Machine> {
  const image = await machineImage();
  if (!existsSync(image.installed)) await install(image);
  const machine = new Machine(image, image.installed, start ?? undefined);
  try {
    await (start === null ? machine.goesOn() : machine.switchOn());
    await machine.serial.waitFor('Status Display');
    return machine;
  } catch (error) {
    await machine.remove();
    throw error;
  }
}

/** Boots a machine, installs the package on it and keeps it: once for all stories. */
async function install(image: MachineImage): Promise<void> {
  const machine = new Machine(image);
  try {
    await machine.switchOn();
    await machine.run('dpkg -i /root/package.deb');
    await machine.run('systemctl start xapi');
    await machine.run('/opt/xsconsole/bin/xsconsole-setup --default');
    await machine.serial.waitFor('Status Display');
    await machine.serial.waitFor('IPv4 address');
    await machine.run('sync');
    await machine.keepsAs(image.installed);
  } finally {
    await machine.remove();
  }
}

/**
 * One story on a machine of its own that has the package and its console (`machineWithConsole`).
 */
export function tellOnMachine(
  story: string,
  tell: (machine: Machine) => Promise<void>,
  start: Start | null = null,
): void {
  const possible = canChangeRoot() && tools.every(has);
  testWhere(possible, `it needs root and ${tools.join(', ')}`)(
    story,
    async () => {
      const machine = await machineWithConsole(start);
      try {
        await tell(machine);
      } finally {
        await machine.remove();
      }
    },
    storyMs,
  );
}

/** The console on this screen has started once since the machine did, and was hung up by nobody. */
export async function startedOnce(machine: Machine, screen: string): Promise<void> {
  const unit = `xsconsole-recovery@${screen}`;
  expect(await machine.run(`systemctl show -p NRestarts --value ${unit}`)).toBe('0\n');
  const journal = await machine.run(`journalctl -b -u ${unit} --no-pager`);
  expect(journal.match(/Started/gu)).toHaveLength(1);
}

/** Somebody at the machine's serial line. */
export function atSerialLine({ serial }: Machine): Operator<SerialTerminal> {
  const operator = new Operator<SerialTerminal>(serial);
  operator.asksItself();
  return operator;
}

/** Logs in as root at the serial line that the console has given back, up to the prompt. */
export async function logsInAtLine({ serial }: Machine): Promise<void> {
  await serial.waitFor('login:');
  serial.type('root\r');
  await serial.waitFor('Password:');
  serial.type(`${passwordOf('root')}\r`);
  await serial.waitFor('root@xenhost1:~#');
}

/** From the main menu to the last question of a reset of eth1, by DHCP. */
export async function asksForReset(machine: Machine): Promise<Operator<SerialTerminal>> {
  const operator = atSerialLine(machine);
  await operator.sees('Status Display', 'IPv4 address');
  await operator.choose('Network and Management Interface');
  await operator.choose('Emergency Network Reset');
  await operator.logsIn(passwordOf('root'));
  // The line is slow: what says that the page is still being read comes after its title.
  await operator.sees('Nothing is changed until', 'Enter Next');
  await operator.next();
  await choosesDhcp(operator, 'eth1');
  await operator.next();
  return operator;
}

/**
 * Waits until a machine that has restarted has completed its reset of eth1: the start-up unit has
 * nothing to do any more.
 */
export async function completesReset(machine: Machine): Promise<void> {
  await startUpUnit(machine).ends();
  expect(await machine.run(`${resetStatus} --json`)).toContain('"state":"completed"');
  expect(await machine.run('ls /var/tmp')).not.toContain('network-reset');
  expect(await machine.run('ip -4 -br address show dev xenbr1')).toContain('192.168.2.50/24');
}

/** Resets eth1 by the command, with nobody at a screen; resolves when the host is up again. */
export async function resetAsCommand(machine: Machine, options: string): Promise<void> {
  const reset = `${resetCommand} --device eth1 --yes ${options}`;
  await machine.run(`setsid ${reset} > /dev/null 2>&1 &`);
  await machine.isUp();
}

/** The reset was cut off half-way, and `--resume` completes it. */
export async function resumesReset(machine: Machine): Promise<void> {
  expect(await machine.run(resetStatus)).toContain('--resume completes it');
  await machine.run(`setsid ${resetCommand} --resume --yes > /dev/null 2>&1 &`);
  await machine.isUp();
  await completesReset(machine);
}
