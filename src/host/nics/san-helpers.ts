import {
  known,
  ok,
  unknown,
  type Known,
  type PortError,
  type Result,
  type SanBoot,
} from '../../model/index.js';
import { output, type Command, type Commands } from '../machine/commands.js';
import { hostCommands } from '../machine/host-commands.js';

/** What a command prints; '' when the host has no such command. */
async function printed(commands: Commands, command: Command): Promise<Result<string, PortError>> {
  const answer = await output(commands, command);
  return !answer.ok && answer.error.code === 'commandAbsent' ? ok('') : answer;
}

const words = (line: string | undefined): readonly string[] =>
  (line ?? '').split(/\s+/).filter((word) => word !== '');

/**
 * Reads the output of `bfs-interfaces`: one line with the interfaces that must not be managed, and
 * one with those that must not be unplugged.
 */
export function parseSanBoot(output: string): SanBoot {
  const [unmanaged, plugged] = output.split('\n');
  return { unmanaged: words(unmanaged), plugged: words(plugged) };
}

/**
 * The interfaces from which this host has booted over a network, from its program bfs-interfaces.
 */
export async function readSanBoot(commands: Commands): Promise<Known<SanBoot>> {
  const output = await printed(commands, hostCommands.sanBootInterfaces);
  return output.ok
    ? known(parseSanBoot(output.value))
    : unknown('unreadable', `${output.error.subject}: ${output.error.cause}`);
}

/**
 * The SCSI ids of the disks that an interface reaches by FCoE, from the host's program fcoe_driver.
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
