import { type HostFilePort, ok, type Result } from '../../model/index.js';

import { machineDisk } from '../files/disk.js';
import { changeFiles, type ChangeError } from './change-files.js';
import {
  consoleUnits,
  dropInName,
  dropInsFor,
  formerUnits,
  systemdFolder,
  unitOn,
  wantedFolder,
} from './drop-ins.js';

/** The files that were changed, and the commands after which systemd uses them, in their order. */
export interface ScreenChange {
  readonly paths: readonly string[];
  readonly commands: readonly (readonly string[])[];
}

const systemctl = (...words: string[]): readonly string[] => ['systemctl', ...words];

/**
 * Writes the drop-ins that put the console on the screens. `console` is the path of the program on
 * the host. After an error none of them is there.
 */
export async function putOnScreens(
  files: HostFilePort,
  screens: readonly string[],
  console: string,
): Promise<Result<ScreenChange, ChangeError>> {
  const changed = await changeFiles(files, dropInsFor(screens, console));
  if (!changed.ok) return changed;
  const former = [...new Set(screens.flatMap(formerUnits))];
  return ok({
    paths: changed.value,
    // The former unit has ended before ours takes the line: its end would hang up on us.
    commands: [
      systemctl('daemon-reload'),
      systemctl('stop', ...former),
      systemctl('--no-block', 'start', ...screens.map(unitOn)),
    ],
  });
}

/**
 * Removes the drop-ins that `putOnScreens` wrote, for all screens. After an error all of them are
 * there.
 */
export async function takeOffScreens(
  files: HostFilePort,
): Promise<Result<ScreenChange, ChangeError>> {
  const folders = await dropInFolders(files);
  // The screens are given back before nobody wants the console on them.
  const ordered = [...folders.filter((name) => name !== wantedFolder), wantedFolder];
  const changed = await changeFiles(
    files,
    ordered.map((folder) => ({
      path: `${systemdFolder}/${folder}/${dropInName}`,
      text: null,
    })),
  );
  if (!changed.ok) return changed;
  return ok({
    paths: changed.value,
    commands: [
      systemctl('daemon-reload'),
      systemctl('stop', consoleUnits),
      systemctl('--no-block', 'start', 'getty.target', 'multi-user.target'),
    ],
  });
}

/** The folders that may contain one of our drop-ins; none when systemd's folder does not exist. */
async function dropInFolders(files: HostFilePort): Promise<readonly string[]> {
  const folder = await files.locate(systemdFolder);
  if (folder === null) return [];
  try {
    return (await machineDisk.list(folder)).filter((name) => name.endsWith('.d')).toSorted();
  } catch {
    return [];
  }
}
