import { commaList, mapKnown, type HostFilePort, type Known } from '../../model/index.js';

type Files = Pick<HostFilePort, 'text'>;

/** The kernel's table of what is mounted where. */
export const mountTable = '/proc/self/mountinfo';

/** A mounted file system. */
export interface Mount {
  /** The number of its device: 8:17. */
  readonly number: string;
  /** The device as it was named to be mounted. */
  readonly source: string;
  /** The folder at which it is. */
  readonly point: string;
  /** Nothing can be written here: by this mount, or by the whole file system. */
  readonly readOnly: boolean;
}

/** What is mounted, in the kernel's order. */
export async function readMounts(files: Files): Promise<Known<readonly Mount[]>> {
  const table = await files.text(mountTable);
  return mapKnown(table, (text) => text.split('\n').flatMap(mountsIn));
}

/** `number`, `point` and options, then optional fields up to a dash, then `source` and options. */
function mountsIn(line: string): readonly Mount[] {
  const [, , number = '', , point = '', options = '', ...rest] = line.split(' ');
  const [, source = '', ofFileSystem = ''] = rest.slice(rest.indexOf('-') + 1);
  if (point === '') return [];
  return [
    {
      number,
      source,
      point: point.replace(/\\([0-7]{3})/gu, (_, digits: string) =>
        String.fromCharCode(parseInt(digits, 8)),
      ),
      readOnly: [options, ofFileSystem].some((list) => commaList(list).includes('ro')),
    },
  ];
}

/** Where devices are used, by number and by path: a folder, or `[SWAP]` for swap space. */
export async function readDeviceUse(files: Files): Promise<ReadonlyMap<string, string>> {
  const uses = new Map<string, string>();
  const mounts = await readMounts(files);
  for (const { number, source, point } of mounts.known ? mounts.value : [])
    for (const key of [number, source]) if (key !== '' && !uses.has(key)) uses.set(key, point);
  const swaps = await files.text('/proc/swaps');
  for (const line of (swaps.known ? swaps.value : '').split('\n').slice(1)) {
    const [path = ''] = line.split(/\s/u);
    if (path !== '') uses.set(path, '[SWAP]');
  }
  return uses;
}
