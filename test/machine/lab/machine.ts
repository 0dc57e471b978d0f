import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachineImage } from './image.js';
import { Monitor } from './monitor.js';
import { SerialTerminal } from './serial-terminal.js';
import { GuestShell, type GuestAnswer } from './guest-shell.js';

/** What the state of a machine that is kept is called on its disk. */
const snapshot = 'kept';

const macs = ['3c:ec:ef:12:a0:54', '3c:ec:ef:12:a0:55', 'a0:36:9f:7b:10:c8'];

/** How the NICs hang on networks of their own, which lead nowhere. */
const network = macs.flatMap((mac, number) => {
  const net = `192.168.${number + 1}`;
  return [
    '-netdev',
    `user,id=net${number},restrict=on,net=${net}.0/24,host=${net}.1,dns=${net}` +
      `.3,dhcpstart=${net}.50,ipv6=off`,
    '-device',
    `e1000,netdev=net${number},id=nic${number},mac=${mac}`,
  ];
});

/**
 * Virtualized by the processor where it can, else emulated. A /dev/kvm without the processor's help
 * emulates too, and far more slowly: no kernel ever comes up.
 */
function accelerator(): string {
  const helps = /^flags\s*:.*\b(?:vmx|svm)\b/mu.test(readFileSync('/proc/cpuinfo', 'utf8'));
  return helps && existsSync('/dev/kvm') ? 'kvm' : 'tcg,thread=multi';
}

/** What a start of the machine has of its own. */
export interface Start {
  /** Bits a second of the serial line, as the kernel is told. */
  readonly speed?: number;
  /** It has the console of a virtual machine too: hvc0. */
  readonly hvc?: boolean;
}

/** A whole machine, emulated: firmware, kernel, systemd, disk, NICs and lines. */
export class Machine {
  readonly #folder = mkdtempSync(join(tmpdir(), 'xsconsole-qemu-'));
  readonly #disk = join(this.#folder, 'disk.qcow2');
  #qemu: ChildProcess | null = null;
  #monitor: Monitor | null = null;
  #shell: GuestShell | null = null;
  /** The terminal at its first serial line. */
  serial = new SerialTerminal();
  /** The one at its hvc0, if it has that. */
  readonly hvc = new SerialTerminal();

  /** `kept`: the disk of a machine that was kept (`keepsAs`), to begin where it was. */
  constructor(
    private readonly image: MachineImage,
    kept: string | null = null,
    private readonly start: Start = {},
  ) {
    if (kept === null)
      execFileSync('qemu-img', [
        ...['create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', image.disk, this.#disk],
      ]);
    else execFileSync('cp', ['--sparse=always', kept, this.#disk]);
  }

  /** Switches it on; resolves when its system is up. */
  async switchOn(): Promise<void> {
    await this.#starts([]);
    await this.isUp();
  }

  /** Switches it on; resolves when its shell is there, though its start may never be over. */
  async comesUpInPart(): Promise<void> {
    await this.#starts([]);
    await this.#opened(this.#shell).ready();
  }

  /** Goes on where the machine was kept; its console draws its screen anew. */
  async goesOn(): Promise<void> {
    await this.#starts(['-loadvm', snapshot]);
    this.serial.press('redraw');
  }

  /** Keeps the machine as it is now, running and all, for others to begin with; it is off then. */
  async keepsAs(path: string): Promise<void> {
    const said = await this.says(`savevm ${snapshot}`);
    if (said !== '') throw new Error(said);
    await this.losesPower();
    execFileSync('mv', [this.#disk, path]);
  }

  async #starts(how: readonly string[]): Promise<void> {
    const at = (name: string): string => join(this.#folder, name);
    for (const name of ['ttyS0', 'ttyS1', 'hvc0', 'monitor']) rmSync(at(name), { force: true });
    const line = (name: string): readonly string[] => [
      '-chardev',
      `socket,id=${name},path=${at(name)},server=on,wait=off`,
    ];
    const { speed = 115_200, hvc } = this.start;
    const log = openSync(at('qemu.log'), 'a');
    this.#qemu = spawn(
      'qemu-system-x86_64',
      [
        ...['-accel', accelerator(), '-machine', 'pc'],
        ...['-smp', '2', '-m', '1024', '-nodefaults', '-no-user-config', '-display', 'none'],
        ...['-kernel', this.image.kernel, '-initrd', this.image.ramDisk, '-vga', 'std'],
        '-append',
        `root=/dev/vda ro net.ifnames=0 ${hvc === true ? 'console=hvc0 ' : ''}console=tty0 ` +
          `console=ttyS0,${speed}n8`,
        ...['-drive', `file=${this.#disk},if=virtio,format=qcow2,cache=writeback`],
        ...['-device', 'virtio-rng-pci'],
        ...[...line('ttyS0'), '-serial', 'chardev:ttyS0'],
        ...[...line('ttyS1'), '-serial', 'chardev:ttyS1'],
        ...[...line('monitor'), '-mon', 'chardev=monitor,mode=control'],
        ...network,
        ...(hvc === true
          ? [...line('hvc0'), '-device', 'virtio-serial', '-device', 'virtconsole,chardev=hvc0']
          : []),
        ...how,
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
    if (hvc === true) await this.hvc.plug(at('hvc0'));
    this.#shell = await GuestShell.open(at('ttyS1'));
  }

  /** Resolves when its system is up, after it was switched on or has restarted by itself. */
  async isUp(): Promise<void> {
    await this.#opened(this.#shell).ready();
    // One command waits for it: asking again and again takes the processor from the start itself.
    await this.until('systemctl is-system-running --wait | grep -qE "running|degraded"');
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

  /** Resolves once a command succeeds in it. */
  async until(command: string): Promise<void> {
    await this.run(`until ${command}; do sleep 0.5; done`);
  }

  /** What stands on its first virtual terminal. */
  tty1(): Promise<string> {
    return this.run('fold -w "$(stty -F /dev/tty1 size | cut -d" " -f2)" /dev/vcs1');
  }

  /** Presses keys on its keyboard, by QEMU's names. */
  async presses(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.says(`sendkey ${name}`);
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
    this.hvc.unplug();
    this.serial = new SerialTerminal();
  }

  /** Gone, with its disk. */
  async remove(): Promise<void> {
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
