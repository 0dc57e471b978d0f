import {
  err,
  known,
  ok,
  unknown,
  type Known,
  type PortError,
  type Result,
  type SanBoot,
} from '../../model/index.js';
import type { Command, Commands } from '../machine/commands.js';
import { hostCommands } from '../machine/host-commands.js';

/** What a command prints; '' where the host has no such command. */
async function printed(commands: Commands, command: Command): Promise<Result<string, PortError>> {
  const run = await commands.run(command);
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

const words = (line: string | undefined): readonly string[] =>
  (line ?? '').split(/\s+/).filter((word) => word !== '');

/**
 * What `bfs-interfaces` prints: a line of interfaces not to be managed, and one of those not to be
 * unplugged.
 */
export function parseSanBoot(output: string): SanBoot {
  const [unmanaged, plugged] = output.split('\n');
  return { unmanaged: words(unmanaged), plugged: words(plugged) };
}

/** The interfaces this host has booted from over a network, as its program bfs-interfaces tells. */
export async function readSanBoot(commands: Commands): Promise<Known<SanBoot>> {
  const output = await printed(commands, hostCommands.sanBootInterfaces);
  return output.ok
    ? known(parseSanBoot(output.value))
    : unknown('unreadable', `${output.error.subject}: ${output.error.cause}`);
}

/**
 * The SCSI ids of the disks reached over an interface by FCoE, as the host's `fcoe_driver` tells
 * them.
 */
export async function readFcoeDisks(
  commands: Commands,
  device: string,
): Promise<Known<readonly string[]>> {
  const output = await printed(commands, hostCommands.fcoeDisks(device));
  return output.ok
    ? known(words(output.value))
    : unknown('unreadable', `${output.error.subject}: ${output.error.cause}`);
}
