import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openTree } from '../../host/index.js';
import {
  err,
  hostPaths,
  ok,
  poolDatabasePath,
  type ProfileName,
  type Result,
} from '../../model/index.js';
import { assetFiles } from '../assets.js';
import { poolSize } from '../pool/pool-folder.js';
import { makeFolders } from '../make-folders.js';
import { readMarker, writeMarker } from '../marker.js';
import { ioError, type EmbeddedError } from '../embedded-error.js';
import { readBackEnd, type NetworkBackEnd } from '../network-back-end.js';

/** How to make a tree. */
export interface TreeOptions {
  /** null keeps the profile of an existing tree, and gives a new one `networkd`. */
  readonly profile: ProfileName | null;
  /** null or absent keeps that of an existing tree, and gives a new one `bridge`. */
  readonly backEnd?: NetworkBackEnd | null;
  /** Delete the old tree, which must be one of ours, and make a new one. */
  readonly fresh: boolean;
  /** Changes the files of a new tree. Without it they are as the assets have them. */
  readonly asMade?: (path: string, text: string) => TreeFile;
}

/** A file's text; null leaves the file out of the tree. */
export type TreeFile = string | null;

/** The texts that differ between the generations, in files that both have. */
const releases: Readonly<Record<ProfileName, Readonly<Record<string, string>>>> = {
  networkd: {
    PRODUCT_BRAND: 'XCP-ng',
    PRODUCT_VERSION: '8.3.0',
    VERSION_TEXT: '8.3',
    COMPANY_NAME: 'Open Source',
    COMPANY_SHORT: 'Open Source',
    BRAND_CONSOLE: 'XCP-ng Center',
    BUILD_NUMBER: 'cloud',
    XAPI_BUILD: '25.6.0',
  },
  classic: {
    PRODUCT_BRAND: 'XenServer',
    PRODUCT_VERSION: '6.0.2',
    VERSION_TEXT: '6.0.2',
    COMPANY_NAME: 'Citrix Systems, Inc.',
    COMPANY_SHORT: 'Citrix',
    BRAND_CONSOLE: 'XenCenter',
    BUILD_NUMBER: '53456p',
    XAPI_BUILD: '1.3',
  },
};

const folders = ['tmp', 'var/tmp', 'run', 'var/log', 'sys/class/net', 'var/lib/xcp'];
const privateFiles: readonly string[] = [
  poolDatabasePath,
  hostPaths.networkdDatabase,
  hostPaths.networkCache,
  hostPaths.localDatabase,
];
const programs = /\/(bin|sbin|libexec)\/|\.py$/;

/**
 * Makes the tree of an embedded host in `dir`, or keeps the tree that is there. Never touches a
 * folder that is not ours.
 */
export async function createTree(
  dir: string,
  { profile, backEnd = null, fresh, asMade = (_, text) => text }: TreeOptions,
): Promise<Result<ProfileName, EmbeddedError>> {
  try {
    await makeFolders(dir);
    const marker = await readMarker(dir);
    if (marker === null && (await readdir(dir)).length > 0)
      return err({
        code: (await poolSize(dir)) === null ? 'notOurs' : 'isPool',
        path: dir,
        detail: '',
      });
    if (marker?.complete === true && !fresh) {
      if (profile !== null && profile !== marker.profile)
        return err({ code: 'profileDiffers', path: dir, detail: marker.profile });
      const made = await readBackEnd(await openTree(dir));
      return backEnd === null || backEnd === made
        ? ok(marker.profile)
        : err({ code: 'backEndDiffers', path: dir, detail: made });
    }
    const wanted = profile ?? (fresh ? null : marker?.profile) ?? 'networkd';
    await writeMarker(dir, { profile: wanted, complete: false });
    await empty(dir);
    await fill(dir, wanted, (path, text) =>
      `/${path}` === hostPaths.networkBackEnd && backEnd !== null
        ? `${backEnd}\n`
        : asMade(path, text),
    );
    await writeMarker(dir, { profile: wanted, complete: true });
    return ok(wanted);
  } catch (error) {
    return err(ioError(error, dir));
  }
}

/** Deletes everything but the marker, so that a half-emptied folder is still known as ours. */
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
      const mode = privateFiles.includes(`/${path}`) ? 0o600 : programs.test(path) ? 0o755 : 0o644;
      await writeFile(target, `/${path}` === poolDatabasePath ? onOneLine(content) : content);
      // chmod after the writing, because the umask cuts the mode of a new file.
      await chmod(target, mode);
    }
  }
}

function releaseText(text: string, profile: ProfileName): string {
  return text.replace(/@([A-Z_]+)@/g, (whole, name: string) => releases[profile][name] ?? whole);
}

/**
 * Joins the database into one line, as xapi writes it. The asset has one row on each line, so that
 * people can read its changes.
 */
function onOneLine(xml: string): string {
  return xml.replace(/>\n</g, '><');
}
