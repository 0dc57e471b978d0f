import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type ProfileName, type Result } from '../model/index.js';
import { assetFiles } from './assets.js';
import { poolSize } from './pool/pool-folder.js';
import { readMarker, writeMarker } from './marker.js';
import { ioProblem, type EmbeddedProblem } from './problem.js';

/** How a tree is wanted. */
export interface TreeOptions {
  /** null: as the tree is, and `networkd` for a new one. */
  readonly profile: ProfileName | null;
  /** Delete what is there (only ever a tree of ours) and make it anew. */
  readonly fresh: boolean;
  /** Changes the files that the tree is made with; as the assets have them unless given. */
  readonly asMade?: (path: string, text: string) => TreeFile;
}

/** A file's text; null: the tree has no such file. */
export type TreeFile = string | null;

/** What differs between the generations in the files both have. */
const releases: Readonly<Record<ProfileName, Readonly<Record<string, string>>>> = {
  networkd: {
    PRODUCT_BRAND: 'XCP-ng',
    PRODUCT_VERSION: '8.3.0',
    BUILD_NUMBER: 'cloud',
    XAPI_BUILD: '25.6.0',
  },
  classic: {
    PRODUCT_BRAND: 'XenServer',
    PRODUCT_VERSION: '6.0.2',
    BUILD_NUMBER: '53456p',
    XAPI_BUILD: '1.3',
  },
};

const folders = ['tmp', 'var/tmp', 'run', 'var/log', 'sys/class/net', 'var/lib/xcp'];
const privateFiles = [
  'var/lib/xcp/state.db',
  'var/lib/xcp/networkd.db',
  'var/lib/xcp/network.dbcache',
  'var/lib/xcp/local.db',
];
const programs = /\/(bin|sbin|libexec)\/|\.py$/;

/**
 * Makes the tree of an embedded host in `dir`, or keeps the one that is there. A folder that is not
 * ours is never touched.
 */
export async function createTree(
  dir: string,
  { profile, fresh, asMade = (_, text) => text }: TreeOptions,
): Promise<Result<ProfileName, EmbeddedProblem>> {
  try {
    await mkdir(dir, { recursive: true });
    const marker = await readMarker(dir);
    if (marker === null && (await readdir(dir)).length > 0)
      return err({
        code: (await poolSize(dir)) === null ? 'notOurs' : 'isPool',
        path: dir,
        detail: '',
      });
    if (marker?.complete === true && !fresh) {
      return profile === null || profile === marker.profile
        ? ok(marker.profile)
        : err({ code: 'profileDiffers', path: dir, detail: marker.profile });
    }
    const wanted = profile ?? (fresh ? null : marker?.profile) ?? 'networkd';
    await writeMarker(dir, { profile: wanted, complete: false });
    await empty(dir);
    await fill(dir, wanted, asMade);
    await writeMarker(dir, { profile: wanted, complete: true });
    return ok(wanted);
  } catch (error) {
    return err(ioProblem(error, dir));
  }
}

/** Everything but the marker, so that a half-emptied folder is still known as ours. */
async function empty(dir: string): Promise<void> {
  for (const name of await readdir(dir))
    if (!name.startsWith('.xsconsole')) await rm(join(dir, name), { recursive: true, force: true });
}

async function fill(
  dir: string,
  profile: ProfileName,
  asMade: NonNullable<TreeOptions['asMade']>,
): Promise<void> {
  for (const folder of folders) await mkdir(join(dir, folder), { recursive: true });
  for (const folder of ['tmp', 'var/tmp']) await chmod(join(dir, folder), 0o1777);
  for (const layer of ['common', profile]) {
    for (const [path, text] of assetFiles(`embedded-host/${layer}/`)) {
      const target = join(dir, path);
      await mkdir(dirname(target), { recursive: true });
      const made = asMade(path, text);
      if (made === null) continue;
      const content = releaseText(made, profile);
      const mode = privateFiles.includes(path) ? 0o600 : programs.test(path) ? 0o755 : 0o644;
      await writeFile(target, path.endsWith('state.db') ? onOneLine(content) : content);
      // After the writing: the mode that a new file is given is cut by the umask.
      await chmod(target, mode);
    }
  }
}

function releaseText(text: string, profile: ProfileName): string {
  return text.replace(/@([A-Z_]+)@/g, (whole, name: string) => releases[profile][name] ?? whole);
}

/**
 * xapi writes its database on one line; the asset has a line each row so that people can read its
 * changes.
 */
function onOneLine(xml: string): string {
  return xml.replace(/>\n</g, '><');
}
