import {
  addressPart,
  bestEffort,
  isTemporaryAddress,
  jsonList,
  ok,
  parseJson,
  sameAddress,
  type HostFilePort,
  type IpCommands,
  type IpRan,
  type NicPort,
  type PortError,
  type Result,
  type TemporaryAddress,
  type TemporaryPort,
} from '../../model/index.js';

/** In a folder that a reboot empties, because a reboot removes the addresses too. */
export const temporaryNotesPath = '/run/xsconsole/temporary-addresses.json';

/** Runs `ip` commands in their order. When one fails, it runs all commands of `undo`. */
export type RunIp = (commands: IpCommands, undo: IpCommands) => IpRan;

/**
 * The noted addresses whose time is not over. Damaged notes count as none, because the kernel knows
 * which addresses it has.
 */
export function temporaryNotes(text: string | null): readonly TemporaryAddress[] {
  const read = parseJson(text ?? '');
  return jsonList(read.ok ? read.value : null)
    .filter(isTemporaryAddress)
    .filter(({ until }) => until > Date.now());
}

/** Temporary addresses on a host with these files and interfaces. `run` adds and removes them. */
export function temporaryPort(
  files: Pick<HostFilePort, 'text' | 'write'>,
  nics: Pick<NicPort, 'signs'>,
  run: RunIp,
): TemporaryPort {
  const noted = async (): Promise<readonly TemporaryAddress[]> => {
    const text = await files.text(temporaryNotesPath);
    return temporaryNotes(text.known ? text.value : null);
  };
  const note = (list: readonly TemporaryAddress[]): Promise<Result<void, PortError>> =>
    files.write(temporaryNotesPath, `${JSON.stringify(list)}\n`, 0o644);
  const others = async ({ address }: TemporaryAddress): Promise<readonly TemporaryAddress[]> =>
    (await noted()).filter((one) => one.address !== address);
  return {
    all: async () => {
      const list = await noted();
      const signs = await nics.signs(list.map(({ on }) => on));
      // A port without a link does not show its addresses, but it still has them.
      return list.filter(
        ({ address }, index) =>
          signs[index]?.carrier !== true ||
          signs[index].addresses.some((held) => isHeld(held, address)),
      );
    },
    add: async (wanted, commands, undo) => {
      const ran = await run(commands, undo);
      if (!ran.ok || !ran.value.ran) return ran;
      // The address is there even when it cannot be noted.
      const noted = await note([...(await others(wanted)), wanted]);
      return noted.ok ? ran : ok({ ran: true, unnoted: noted.error });
    },
    remove: async (address, commands) => {
      for (const command of commands.slice(0, -1)) bestEffort(await run([command], []));
      const ran = await run(commands.slice(-1), []);
      // A note of an address that is gone does no harm: `all` looks at the port too.
      if (ran.ok && ran.value.ran) bestEffort(await note(await others(address)));
      return ran;
    },
  };
}

function isHeld(held: string, address: TemporaryAddress['address']): boolean {
  return sameAddress(addressPart(held), address);
}

/** For a tree on which no host runs: no command is run. */
export const ipOnlyNamed: RunIp = () => Promise.resolve(ok({ ran: false }));
