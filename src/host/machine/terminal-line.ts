import type { Result, PortError } from '../../model/index.js';
import { systemCommands, type Commands } from './commands.js';

/** `stty` answers at once, or hangs on a dead line. */
const sttyLimitMs = 2_000;

/** The speed of a serial line in bits a second, from `stty speed`; null when that does not say. */
export async function lineSpeed(
  device: string,
  commands: Commands = systemCommands,
): Promise<number | null> {
  const answer = await commands.run({
    program: 'stty',
    args: ['-F', device, 'speed'],
    limitMs: sttyLimitMs,
  });
  const speed =
    answer.ok && answer.value.status === 0 && /^\d{2,7}\n$/u.test(answer.value.stdout)
      ? Number(answer.value.stdout)
      : null;
  return speed === 0 ? null : speed;
}

/**
 * Tells the kernel the size of a terminal, for programs that ask it (`stty rows R cols C`). Errors:
 * those of `Commands.run`.
 */
export async function setTerminalSize(
  device: string,
  size: { readonly columns: number; readonly rows: number },
): Promise<Result<unknown, PortError>> {
  return systemCommands.run({
    program: 'stty',
    args: ['-F', device, 'rows', String(size.rows), 'cols', String(size.columns)],
    limitMs: sttyLimitMs,
  });
}
