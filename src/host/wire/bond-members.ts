import type { Nic, NicPort } from '../../model/index.js';
import { output, type Commands } from '../machine/commands.js';

/** The datapath of Open vSwitch, which the kernel names as the master of its ports. */
const datapath = 'ovs-system';
const limitMs = 3_000;

/**
 * The other ports of a port's bond. The switch may answer over each of them, as it takes the bond
 * for one cable. Empty when the port is in no bond.
 */
export async function readBondMembers(
  commands: Pick<Commands, 'run'>,
  nics: Pick<NicPort, 'all'>,
  device: string,
): Promise<readonly string[]> {
  const read = await nics.all();
  const all = read.known ? read.value : [];
  const master = all.find((nic) => nic.device === device)?.memberOf ?? null;
  const bond = all.find((nic) => nic.device === master)?.bondMode ?? null;
  const isMember =
    master === datapath
      ? await onSameBridge(commands, device)
      : (nic: Nic): boolean => bond !== null && nic.memberOf === master;
  return all.filter((nic) => nic.device !== device && isMember(nic)).map((nic) => nic.device);
}

/** Tells the interfaces of a bridge of Open vSwitch. Its ports to the outside are one bond. */
async function onSameBridge(
  commands: Pick<Commands, 'run'>,
  device: string,
): Promise<(nic: Nic) => boolean> {
  const ask = async (...args: readonly string[]): Promise<readonly string[]> => {
    const program = 'ovs-vsctl';
    const told = await output(commands, { program, args: ['--timeout=1', ...args], limitMs });
    return told.ok ? told.value.trim().split('\n') : [];
  };
  const [bridge] = await ask('iface-to-br', device);
  const interfaces = bridge === undefined ? [] : await ask('list-ifaces', bridge);
  return (nic) => nic.physical && interfaces.includes(nic.device);
}
