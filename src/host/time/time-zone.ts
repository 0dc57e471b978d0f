import {
  known,
  ok,
  unknown,
  type Commanded,
  type Known,
  type PortError,
  type Result,
  type TimeZones,
} from '../../model/index.js';
import { parseKeyValue, printKeyValue, setValue, valueOf } from '../../reset/index.js';
import type { HostTree } from '../files/host-tree.js';
import { namesBelow } from '../files/names-below.js';
import { commandLine, type Command, type Commands } from '../machine/commands.js';

const folder = '/usr/share/zoneinfo';
const localTime = '/etc/localtime';
/** XenServer 6 keeps a copy of the zone's file, and its name here. */
const oldClock = '/etc/sysconfig/clock';
const limitMs = 20_000;

/** The folders with zones of places. Others hold old names and the same zones counted otherwise. */
const regions = [
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Etc',
  'Europe',
  'Indian',
  'Pacific',
];

/** Names in capitals only: the folders hold lists and notes too. */
const isZoneName = (name: string): boolean => /^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/u.test(name);

/** The zone of a host, by its link. A host without one has UTC, as the C library has it. */
async function presentZone(files: HostTree): Promise<Known<string>> {
  const target = await files.link(localTime);
  const [, linked] = target?.split('/zoneinfo/') ?? [];
  if (linked !== undefined) return known(linked.replace(/^(?:posix|right)\//u, ''));
  const clock = await files.text(oldClock);
  const zone = clock.known ? valueOf(parseKeyValue(clock.value), 'ZONE') : undefined;
  if (zone !== undefined) return known(zone.replaceAll(' ', '_'));
  return (await files.exists(localTime)) ? unknown('notLooked', localTime) : known('UTC');
}

/** The zones that a host has files of, and the one it has. */
export async function readTimeZones(files: HostTree): Promise<Known<TimeZones>> {
  const zones = (await files.exists(`${folder}/UTC`)) ? ['UTC'] : [];
  for (const region of regions)
    for (const name of await namesBelow(files, `${folder}/${region}`))
      if (isZoneName(name)) zones.push(`${region}/${name}`);
  return zones.length === 0
    ? unknown('absent', folder)
    : known({ zones: zones.sort(), present: await presentZone(files) });
}

/** Links the zone's file, as timedatectl does. */
export async function linkTimeZone(
  files: HostTree,
  zone: string,
): Promise<Result<void, PortError>> {
  const linked = await files.putLink(localTime, `..${folder}/${zone}`);
  const clock = await files.text(oldClock);
  if (!linked.ok || !clock.known) return linked;
  const lines = setValue(parseKeyValue(clock.value), 'ZONE', zone, 'quoted');
  return files.write(oldClock, printKeyValue(lines), 0o644);
}

function commandFor(zone: string): Command {
  return { program: 'timedatectl', args: ['set-timezone', zone], limitMs };
}

/** The command that sets the time zone where there is one. */
export const zoneLine = (zone: string): string => commandLine(commandFor(zone));

/** Node reads the host's zone once and keeps it. Any change of TZ makes it read the zone again. */
function readOwnZoneAgain(): void {
  if (process.env['TZ'] !== undefined) return;
  process.env['TZ'] = 'UTC';
  delete process.env['TZ'];
}

/**
 * Sets the time zone of this machine: by timedatectl, and where that is absent or fails by the link
 * itself. The clock of this process follows.
 */
export async function setTimeZone(commands: Commands, files: HostTree, zone: string): Commanded {
  const ran = await commands.run(commandFor(zone));
  const linked = ran.ok && ran.value.status === 0 ? ok(undefined) : await linkTimeZone(files, zone);
  readOwnZoneAgain();
  return linked.ok ? ok({ ran: true, command: zoneLine(zone) }) : linked;
}
