import { ok, type PortError, type Result } from '../../model/index.js';

import { diskPath } from '../files/disk-path.js';
import { machineDisk } from '../files/disk.js';
import { hostFiles } from '../files/host-files.js';
import { writeHostFile } from '../files/write-host-file.js';
import { dropInName, dropInsFor, formerUnits, systemdFolder, unitOn } from './drop-ins.js';

/** What was changed on the host, and the commands that make systemd take it up, in their order. */
export interface ScreenChange {
  readonly paths: readonly string[];
  readonly commands: readonly (readonly string[])[];
}

const systemctl = (...words: string[]): readonly string[] => ['systemctl', ...words];

/** Writes what puts the console on the screens. `console`: the program, where it lies on the host. */
export async function putOnScreens(
  root: string,
  screens: readonly string[],
  console: string,
): Promise<Result<ScreenChange, PortError>> {
  const dropIns = dropInsFor(screens, console);
  for (const { path, text } of dropIns) {
    const written = await writeHostFile(root, path, text, 0o644);
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
export async function takeOffScreens(root: string): Promise<Result<ScreenChange, PortError>> {
  const removed: string[] = [];
  const files = await hostFiles(root);
  for (const folder of await dropInFolders(root)) {
    const path = `${systemdFolder}/${folder}/${dropInName}`;
    const gone = await files.remove(path);
    if (!gone.ok) return gone;
    if (gone.value) removed.push(path);
    await removeEmptyFolder(root, `${systemdFolder}/${folder}`);
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
async function dropInFolders(root: string): Promise<readonly string[]> {
  const folder = await diskPath(root, systemdFolder);
  if (folder === null) return [];
  try {
    return (await machineDisk.list(folder)).filter((name) => name.endsWith('.d')).toSorted();
  } catch {
    return [];
  }
}

async function removeEmptyFolder(root: string, path: string): Promise<void> {
  const place = await diskPath(root, path);
  if (place === null) return;
  try {
    await machineDisk.removeFolder(place);
  } catch {
    // Something else is in it.
  }
}
