import {
  err,
  known,
  ok,
  unknown,
  type Known,
  type Result,
  type SanBoot,
  type PortError,
} from '../../model/index.js';
import { runCommand } from '../machine/commands.js';
import { exists } from '../files/disk-path.js';
import { hostCommands } from '../machine/host-commands.js';
import { hardwarePath, readHardware, type HardwarePort } from '../lan/hardware.js';
import { nameInterfaces, type NamedPort } from '../lan/interface-names.js';

/** What a command prints; '' where the host has no such command. */
async function printed(
  command: Parameters<typeof runCommand>[0],
): Promise<Result<string, PortError>> {
  const run = await runCommand(command);
  if (!run.ok) return run.error.code === 'commandAbsent' ? ok('') : run;
  const { status, stdout, stderr } = run.value;
  return status === 0
    ? ok(stdout)
    : err({
        code: 'commandFailed',
        subject: command.program,
        cause: stderr.trim() || `exit status ${status}`,
        retryable: false,
      });
}

/** An embedded host has no commands: its hardware's description answers for them. A tree without one has no SAN. */
async function describedPorts(root: string): Promise<Known<readonly NamedPort[]>> {
  if (!(await exists(root, `/${hardwarePath}`))) return known([]);
  const ports = await readHardware(root);
  return ports.known ? known(await nameInterfaces(root, ports.value)) : ports;
}

const words = (line: string | undefined): readonly string[] =>
  (line ?? '').split(/\s+/).filter((word) => word !== '');

/** What `bfs-interfaces` prints: a line of interfaces not to be managed, and one of those not to be unplugged. */
export function parseSanBoot(output: string): SanBoot {
  const [unmanaged, plugged] = output.split('\n');
  return { unmanaged: words(unmanaged), plugged: words(plugged) };
}

/** The interfaces this host has booted from over a network; on a real host its program bfs-interfaces tells. */
export async function readSanBoot(root: string): Promise<Known<SanBoot>> {
  if (root === '/') {
    const output = await printed(hostCommands.sanBootInterfaces);
    return output.ok
      ? known(parseSanBoot(output.value))
      : unknown('unreadable', `${output.error.subject}: ${output.error.cause}`);
  }
  const ports = await describedPorts(root);
  const booted = (way: HardwarePort['boot']): readonly string[] =>
    (ports.known ? ports.value : []).filter(({ boot }) => boot === way).map(({ name }) => name);
  return ports.known ? known({ unmanaged: booted('iscsi'), plugged: booted('fcoe') }) : ports;
}

/** The SCSI ids of the disks reached over an interface by FCoE, as the host's `fcoe_driver` tells them. */
export async function readFcoeDisks(
  root: string,
  device: string,
): Promise<Known<readonly string[]>> {
  if (root === '/') {
    const output = await printed(hostCommands.fcoeDisks(device));
    return output.ok
      ? known(words(output.value))
      : unknown('unreadable', `${output.error.subject}: ${output.error.cause}`);
  }
  const ports = await describedPorts(root);
  return ports.known
    ? known(ports.value.find(({ name }) => name === device)?.fcoeDisks ?? [])
    : ports;
}
