import { type HostFilePort, ok, type PortError, type Result } from '../../model/index.js';

import { machineDisk } from '../files/disk.js';
import { dropInName, dropInsFor, formerUnits, systemdFolder, unitOn } from './drop-ins.js';

/** The files that were changed, and the commands after which systemd uses them, in their order. */
export interface ScreenChange {
  readonly paths: readonly string[];
  readonly commands: readonly (readonly string[])[];
}

const systemctl = (...words: string[]): readonly string[] => ['systemctl', ...words];

/**
 * Writes the drop-ins that put the console on the screens. `console` is the path of the program on
 * the host.
 */
export async function putOnScreens(
  files: HostFilePort,
  screens: readonly string[],
  console: string,
): Promise<Result<ScreenChange, PortError>> {
  const dropIns = dropInsFor(screens, console);
  for (const { path, text } of dropIns) {
    const written = await files.write(path, text, 0o644);
    if (!written.ok) return written;
  }
  const former = [...new Set(screens.flatMap(formerUnits))];
  return ok({
    paths: dropIns.map(({ path }) => path),
    // The former unit has ended before ours takes the line: its end would hang up on us.
    commands: [
      systemctl('daemon-reload'),
      systemctl('stop', ...former),
      systemctl('--no-block', 'start', ...screens.map(unitOn)),
    ],
  });
}

/** Removes the drop-ins that `putOnScreens` wrote, for all screens. */
export async function takeOffScreens(
  files: HostFilePort,
): Promise<Result<ScreenChange, PortError>> {
  const removed: string[] = [];
  for (const folder of await dropInFolders(files)) {
    const path = `${systemdFolder}/${folder}/${dropInName}`;
    const gone = await files.remove(path);
    if (!gone.ok) return gone;
    if (gone.value) removed.push(path);
    await removeEmptyFolder(files, `${systemdFolder}/${folder}`);
  }
  return ok({
    paths: removed,
    commands: [
      systemctl('daemon-reload'),
      systemctl('stop', 'xsconsole-recovery@*.service'),
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

async function removeEmptyFolder(files: HostFilePort, path: string): Promise<void> {
  const place = await files.locate(path);
  if (place === null) return;
  try {
    await machineDisk.removeFolder(place);
  } catch {
    // The folder is not empty.
  }
}
