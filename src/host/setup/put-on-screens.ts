import { err, type HostFilePort, ok, type Result, type SetupObstacle } from '../../model/index.js';

import { machineDisk } from '../files/disk.js';
import { changeFiles, type ChangeError, type WantedFile } from './change-files.js';
import {
  consoleUnits,
  dropInName,
  dropInsFor,
  formerUnits,
  packagedConsole,
  systemdFolder,
  unitOn,
  wantedFolder,
  wantedTarget,
} from './drop-ins.js';
import { obstaclesTo } from './obstacles.js';

/** The files that were changed, and the commands after which systemd uses them, in their order. */
export interface ScreenChange {
  readonly files: readonly WantedFile[];
  readonly commands: readonly (readonly string[])[];
  /**
   * The units that had the screens that are given back. They are started last. Only they: to start
   * a target would start everything that it wants, also what an administrator has stopped.
   */
  readonly givenBack: readonly string[];
}

/** Why the screens were not changed: files could not be, or something of somebody else's. */
export type ScreenError =
  | ({ readonly code: 'failed' } & ChangeError)
  | { readonly code: 'inTheWay'; readonly obstacles: readonly SetupObstacle[] };

const systemctl = (...words: string[]): readonly string[] => ['systemctl', ...words];
const formerOf = (screens: readonly string[]): readonly string[] => [
  ...new Set(screens.flatMap(formerUnits)),
];

/** The command that starts what had the screens. */
export const startAgain = (units: readonly string[]): readonly string[] =>
  systemctl('--no-block', 'start', ...units);

/**
 * Writes the drop-ins that put the console on the screens. `console` is the path of the program on
 * the host. After an error none of them is there.
 */
export async function putOnScreens(
  files: HostFilePort,
  screens: readonly string[],
  console: string,
): Promise<Result<ScreenChange, ScreenError>> {
  const { wanted, stale } = await dropInsNow(files, screens, console);
  const changed = await change(files, wanted, neededUnits(screens));
  if (!changed.ok) return changed;
  const given = stale.flatMap((folder) => screenOf(folder) ?? []);
  return ok({
    files: changed.value,
    // The former unit has ended before ours takes the line: its end would hang up on us.
    commands: [
      systemctl('daemon-reload'),
      systemctl('stop', ...formerOf(screens), ...given.map(unitOn)),
      systemctl('--no-block', 'start', ...screens.map(unitOn)),
    ],
    givenBack: formerOf(given),
  });
}

/**
 * Removes the drop-ins that `putOnScreens` wrote, for all screens. After an error all of them are
 * there. `leftOn`: screens that have a console now, with or without a drop-in.
 */
export async function takeOffScreens(
  files: HostFilePort,
  leftOn: readonly string[],
): Promise<Result<ScreenChange, ScreenError>> {
  const folders = await dropInFolders(files);
  // The drop-ins of the screens go first, that of the target last: if this is cut off, every
  // screen still has a program.
  const ordered = [...folders.filter((name) => name !== wantedFolder), wantedFolder];
  const changed = await change(files, ordered.map(withoutDropIn), []);
  if (!changed.ok) return changed;
  return ok({
    files: changed.value,
    commands: [systemctl('daemon-reload'), systemctl('stop', consoleUnits)],
    givenBack: formerOf([...folders.flatMap((folder) => screenOf(folder) ?? []), ...leftOn]),
  });
}

/** The units that must start, or the screens stay empty. */
const neededUnits = (screens: readonly string[]): readonly string[] => [
  wantedTarget,
  ...screens.map(unitOn),
];

/**
 * What is in the way of the console: in the places of its drop-ins, and the masks of its units.
 * `more`: further units.
 */
export async function obstaclesToConsole(
  files: HostFilePort,
  screens: readonly string[],
  more: readonly string[],
): Promise<readonly SetupObstacle[]> {
  const { wanted } = await dropInsNow(files, screens, packagedConsole);
  return obstaclesTo(files, wanted, [...neededUnits(screens), ...more]);
}

/**
 * The drop-ins for these screens. `stale`: the folders of those for other screens, which go. The
 * kernel may have had other consoles at an earlier call. They get back what was on them.
 */
async function dropInsNow(
  files: HostFilePort,
  screens: readonly string[],
  console: string,
): Promise<{ readonly wanted: readonly WantedFile[]; readonly stale: readonly string[] }> {
  const put = dropInsFor(screens, console);
  const stale: string[] = [];
  for (const folder of await dropInFolders(files))
    if (!put.some(({ path }) => path === dropInIn(folder)))
      if (await files.exists(dropInIn(folder))) stale.push(folder);
  return { wanted: [...put, ...stale.map(withoutDropIn)], stale };
}

/** Changes the files if nothing is in the way of that and of the units. */
async function change(
  files: HostFilePort,
  wanted: readonly WantedFile[],
  units: readonly string[],
): Promise<Result<readonly WantedFile[], ScreenError>> {
  const obstacles = await obstaclesTo(files, wanted, units);
  if (obstacles.length > 0) return err({ code: 'inTheWay', obstacles });
  const changed = await changeFiles(files, wanted);
  return changed.ok ? changed : err({ code: 'failed', ...changed.error });
}

const dropInIn = (folder: string): string => `${systemdFolder}/${folder}/${dropInName}`;
const withoutDropIn = (folder: string): WantedFile => ({ path: dropInIn(folder), text: null });

/** Folders of other units are not ours, even when they are empty. */
const mayBeOurs = /^(?:getty\.target|xsconsole\.service|(?:serial-)?getty@[^/]+\.service)\.d$/u;
/** The screen whose former unit has its drop-ins in this folder; null for none. */
const screenOf = (folder: string): string | null =>
  /^(?:serial-)?getty@(.+)\.service\.d$/u.exec(folder)?.[1] ?? null;

/** The folders that may contain one of our drop-ins; none when systemd's folder does not exist. */
async function dropInFolders(files: HostFilePort): Promise<readonly string[]> {
  const folder = await files.locate(systemdFolder);
  if (folder === null) return [];
  try {
    return (await machineDisk.list(folder)).filter((name) => mayBeOurs.test(name)).toSorted();
  } catch {
    return [];
  }
}
