import {
  err,
  ok,
  type MetadataBackups,
  type MetadataRestored,
  type PortError,
  type Result,
  type BackupPort,
} from '../../model/index.js';
import {
  commandLine,
  errorOfCommand,
  type CommandEnd,
  type Commands,
} from '../machine/commands.js';

const tools = {
  backUp: '/opt/xensource/bin/xe-backup-metadata',
  restore: '/opt/xensource/bin/xe-restore-metadata',
} as const;
/** Each VM is one call of xe, and a pool may have a thousand. */
const limitMs = 3_600_000;
/** The exit status of `xe-backup-metadata -n` where the SR has no disk for backups. */
const noDisk = 3;
const mostSaid = 5;

/** The lines of an output that have something in them. */
const linesOf = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/**
 * Reads the output of xe-restore-metadata: a line `xe vm-import filename=UUID.vmmeta ...` for each
 * VM, and a last line with the sums. The exit status is the number of errors, modulo 256, so it
 * says nothing. null: the restore was interrupted.
 */
export function readRestored({ stdout, stderr }: CommandEnd): MetadataRestored | null {
  const sums = /^Restored (\d+) VM\(s\), and (\d+) error\(s\)$/mu.exec(stdout);
  if (sums === null) return null;
  return {
    vms: [...stdout.matchAll(/^xe vm-import filename=([\w-]+)\.vmmeta /gmu)].map(
      ([, uuid = '']) => uuid,
    ),
    done: Number(sums[1]),
    refused: Number(sums[2]),
    said: [...new Set(linesOf(stderr))].slice(0, mostSaid),
  };
}

/** The host's own tools for VM metadata, and whether they are there. */
export function metadataTools(
  commands: Commands,
): Pick<BackupPort, 'backUp' | 'list' | 'restore'> & { installed(): Promise<boolean> } {
  const run = async (
    program: string,
    args: readonly string[],
    good: readonly number[] = [0],
  ): Promise<Result<CommandEnd, PortError>> => {
    const command = { program, args, limitMs };
    const ran = await commands.run(command);
    if (!ran.ok || good.includes(ran.value.status)) return ran;
    return err(errorOfCommand(ran.value, 'commandFailed', commandLine(command)));
  };
  const list = async (sr: string): Promise<Result<MetadataBackups, PortError>> => {
    const probed = await run(tools.restore, ['-p', '-u', sr]);
    if (!probed.ok) return probed;
    const [disk = '', ...others] = linesOf(probed.value.stdout);
    if (disk === '') return ok({ disk, dates: [] });
    if (others.length > 0)
      return err({
        code: 'commandFailed',
        subject: tools.restore,
        cause: `${others.length + 1} virtual disks have backups`,
        retryable: false,
      });
    const listed = await run(tools.restore, ['-l', '-u', sr, '-x', disk]);
    return listed.ok ? ok({ disk, dates: linesOf(listed.value.stdout) }) : listed;
  };
  return {
    installed: async () =>
      (await commands.find(tools.backUp)) !== null && (await commands.find(tools.restore)) !== null,
    list,
    backUp: async (sr) => {
      const found = await run(tools.backUp, ['-n', '-u', sr], [0, noDisk]);
      if (!found.ok) return found;
      const isNew = found.value.status === noDisk;
      const before = isNew ? ok({ disk: '', dates: [] }) : await list(sr);
      if (!before.ok) return before;
      const made = await run(tools.backUp, isNew ? ['-c', '-u', sr] : ['-u', sr]);
      if (!made.ok) return made;
      // The tool answers 0 also where a part of its work has failed.
      const after = await list(sr);
      if (!after.ok) return after;
      const date = after.value.dates.find((one) => !before.value.dates.includes(one));
      return date === undefined
        ? err(errorOfCommand(made.value, 'commandFailed', tools.backUp))
        : ok(date);
    },
    restore: async ({ sr, disk, date, of }, trial) => {
      const args = ['-y', '-u', sr, '-x', disk, '-d', date, '-m', of, ...(trial ? ['-n'] : [])];
      const ran = await commands.run({ program: tools.restore, args, limitMs });
      if (!ran.ok) return ran;
      const read = readRestored(ran.value);
      return read === null
        ? err(
            errorOfCommand(
              ran.value,
              'commandFailed',
              commandLine({ program: tools.restore, args }),
            ),
          )
        : ok(read);
    },
  };
}
