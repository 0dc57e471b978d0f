import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachineImage } from './image.js';
import { Monitor } from './monitor.js';
import { SerialSeat } from './serial-seat.js';
import { GuestShell, type GuestAnswer } from './guest-shell.js';

const macs = ['3c:ec:ef:12:a0:54', '3c:ec:ef:12:a0:55', 'a0:36:9f:7b:10:c8'];

/** How the NICs hang on networks of their own, which lead nowhere. */
const network = macs.flatMap((mac, number) => {
  const net = `192.168.${number + 1}`;
  return [
    '-netdev',
    `user,id=net${number},restrict=on,net=${net}.0/24,host=${net}.1,dns=${net}.3,dhcpstart=${net}.50,ipv6=off`,
    '-device',
    `e1000,netdev=net${number},id=nic${number},mac=${mac}`,
  ];
});

/** A whole machine, emulated: firmware, kernel, systemd, disk, NICs and lines. */
export class Machine {
  readonly #folder = mkdtempSync(join(tmpdir(), 'xsconsole-qemu-'));
  readonly #disk = join(this.#folder, 'disk.qcow2');
  #qemu: ChildProcess | null = null;
  #monitor: Monitor | null = null;
  #shell: GuestShell | null = null;
  /** The terminal at its first serial line. */
  serial = new SerialSeat();

  constructor(private readonly image: MachineImage) {
    execFileSync('qemu-img', [
      ...['create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', image.disk, this.#disk],
    ]);
  }

  /** Switches it on; resolves when its system is up. */
  async switchOn(): Promise<void> {
    const at = (name: string): string => join(this.#folder, name);
    for (const name of ['ttyS0', 'ttyS1', 'monitor']) rmSync(at(name), { force: true });
    const line = (name: string): readonly string[] => [
      '-chardev',
      `socket,id=${name},path=${at(name)},server=on,wait=off`,
    ];
    const log = openSync(at('qemu.log'), 'a');
    this.#qemu = spawn(
      'qemu-system-x86_64',
      [
        // In software: that works in any virtual machine, and is the same everywhere.
        ...['-accel', 'tcg,thread=multi', '-machine', 'pc'],
        ...['-smp', '2', '-m', '1024', '-nodefaults', '-no-user-config', '-display', 'none'],
        ...['-kernel', this.image.kernel, '-initrd', this.image.ramDisk, '-vga', 'std'],
        '-append',
        'root=/dev/vda ro net.ifnames=0 console=tty0 console=ttyS0,115200n8',
        ...['-drive', `file=${this.#disk},if=virtio,format=qcow2,cache=writeback`],
        ...['-device', 'virtio-rng-pci'],
        ...[...line('ttyS0'), '-serial', 'chardev:ttyS0'],
        ...[...line('ttyS1'), '-serial', 'chardev:ttyS1'],
        ...[...line('monitor'), '-mon', 'chardev=monitor,mode=control'],
        ...network,
      ],
      { stdio: ['ignore', log, log] },
    );
    const ended = once(this.#qemu, 'exit');
    for (;;) {
      if (existsSync(at('monitor')) && (await takes(at('monitor')))) break;
      await Promise.race([new Promise((again) => setTimeout(again, 100)), ended]);
      if (this.#qemu.exitCode !== null) throw new Error(`QEMU ended: see ${at('qemu.log')}`);
    }
    this.#monitor = await Monitor.open(at('monitor'));
    await this.serial.plug(at('ttyS0'));
    this.#shell = await GuestShell.open(at('ttyS1'));
    await this.isUp();
  }

  /** Resolves when its system is up, after it was switched on or has restarted by itself. */
  async isUp(): Promise<void> {
    await this.#opened(this.#shell).ready();
    await this.run(
      'until systemctl is-system-running | grep -qE "running|degraded"; do sleep 1; done',
    );
  }

  /** Runs a command in it, beside its screens; what it said. Fails where the command does. */
  async run(command: string): Promise<string> {
    const { status, said } = await this.tries(command);
    if (status !== 0) throw new Error(`${command}: ${status}: ${said}`);
    return said;
  }

  /** The same, whatever comes of it. */
  tries(command: string): Promise<GuestAnswer> {
    return this.#opened(this.#shell).run(command);
  }

  /** What stands on its first virtual terminal. */
  tty1(): Promise<string> {
    return this.run('fold -w "$(stty -F /dev/tty1 size | cut -d" " -f2)" /dev/vcs1');
  }

  /** A command of QEMU's own monitor. */
  says(command: string): Promise<string> {
    return this.#opened(this.#monitor).human(command);
  }

  /** The power goes. */
  async losesPower(): Promise<void> {
    const qemu = this.#opened(this.#qemu);
    const ended = once(qemu, 'exit');
    qemu.kill('SIGKILL');
    await ended;
    this.#monitor?.close();
    this.#shell?.close();
    this.serial.unplug();
    this.serial = new SerialSeat();
  }

  /** Gone, with its disk. */
  async isScrapped(): Promise<void> {
    if (this.#qemu?.exitCode === null && this.#qemu.signalCode === null) await this.losesPower();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #opened<T>(part: T | null): T {
    if (part === null) throw new Error('the machine is off');
    return part;
  }
}

function takes(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
