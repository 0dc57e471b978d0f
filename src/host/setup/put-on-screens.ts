import { type HostFilePort, ok, type PortError, type Result } from '../../model/index.js';

import { machineDisk } from '../files/disk.js';
import { dropInName, dropInsFor, formerUnits, systemdFolder, unitOn } from './drop-ins.js';

/** What was changed on the host, and the commands that make systemd take it up, in their order. */
export interface ScreenChange {
  readonly paths: readonly string[];
  readonly commands: readonly (readonly string[])[];
}

const systemctl = (...words: string[]): readonly string[] => ['systemctl', ...words];

/**
 * Writes what puts the console on the screens. `console`: the program, where it lies on the host.
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

/** Removes what `putOnScreens` wrote, on whichever screens that was. */
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

/** The folders that a drop-in of ours may lie in; none where there is no such folder. */
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
    // Something else is in it.
  }
}
