import type { HostFilePort } from '../../model/index.js';

/** Deeper folders are not looked into. This also ends a circle of links. */
const deepest = 5;

/** The paths of all files below a folder, relative to it and sorted; none if it is not there. */
export async function namesBelow(
  files: Pick<HostFilePort, 'list'>,
  folder: string,
): Promise<readonly string[]> {
  const inside = async (path: string, depth: number): Promise<readonly string[] | null> => {
    const names = depth > deepest ? null : await files.list(`${folder}${path}`);
    if (names?.known !== true) return null;
    const found: string[] = [];
    for (const name of [...names.value].sort())
      found.push(...((await inside(`${path}/${name}`, depth + 1)) ?? [`${path}/${name}`.slice(1)]));
    return found;
  };
  return (await inside('', 0)) ?? [];
}
