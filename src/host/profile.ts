import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import {
  FileCache,
  known,
  poolPortPath,
  profileOf,
  type HostFilePort,
  type HostProfile,
  type ProfileName,
} from '../model/index.js';

const xapiBinaries = ['/opt/xensource/bin/xapi', '/usr/sbin/xapi', '/usr/bin/xapi'];
const reconfigure = [
  '/opt/xensource/libexec/interface-reconfigure',
  '/usr/sbin/interface-reconfigure',
];
const networkd = [
  '/usr/sbin/xcp-networkd',
  '/opt/xensource/libexec/xcp-networkd',
  '/usr/bin/xcp-networkd',
];

/** In the order of preference. The longer path comes first because it contains the shorter one. */
const triggers = ['/var/tmp/network-reset', '/tmp/network-reset'] as const;
/** The path at which a xapi looks for the trigger. */
export type Trigger = (typeof triggers)[number];
/** In bytes: several times the size of any xapi. */
const longestBinary = 256 * 1024 * 1024;
/** In bytes: what is read of a binary at once. */
const pieceSize = 128 * 1024;

/** What the search for a trigger needs of a host's files. */
type TriggerFiles = Pick<HostFilePort, 'exists' | 'locate' | 'stamp'>;

/** `classic` when interface-reconfigure is installed and xcp-networkd is not. */
export async function detectProfileName(files: Pick<HostFilePort, 'exists'>): Promise<ProfileName> {
  return (await anyOf(files, reconfigure)) && !(await anyOf(files, networkd))
    ? 'classic'
    : 'networkd';
}

/**
 * Finds the generation of this host. It is `classic` when interface-reconfigure is installed and
 * xcp-networkd is not, unless `forced` says otherwise. The trigger's path comes from the binary of
 * the host's own xapi; when that names none, it is the one of the profile.
 */
export async function detectProfile(
  files: TriggerFiles,
  forced: ProfileName | null = null,
): Promise<HostProfile> {
  const name = forced ?? (await detectProfileName(files));
  const profile = profileOf(name, await findTrigger(files));
  return (await files.exists(poolPortPath)) ? { ...profile, onLoopback: true } : profile;
}

/** What was found in the binaries of each host. They have tens of megabytes. */
const found = new FileCache<Trigger | null>();

/**
 * The trigger that this host's own xapi names in its binary; null when no binary names one.
 */
export async function findTrigger(files: TriggerFiles): Promise<Trigger | null> {
  const trigger = await found.take(files, { paths: xapiBinaries }, async () =>
    known(await searchBinaries(files)),
  );
  return trigger.known ? trigger.value : null;
}

async function searchBinaries(files: TriggerFiles): Promise<Trigger | null> {
  for (const binary of xapiBinaries) {
    if (!(await files.exists(binary))) continue;
    const trigger = await triggerIn(await files.locate(binary));
    if (trigger !== null) return trigger;
  }
  return null;
}

async function anyOf(
  files: Pick<HostFilePort, 'exists'>,
  paths: readonly string[],
): Promise<boolean> {
  for (const path of paths) if (await files.exists(path)) return true;
  return false;
}

/**
 * Searches the binary, which has tens of megabytes, as a stream. Null when it is absent,
 * unreadable, not a file, or names no trigger in its first 256 MiB.
 */
async function triggerIn(binary: string | null): Promise<Trigger | null> {
  if (binary === null) return null;
  let short: Trigger | null = null;
  try {
    const file = await open(
      binary,
      constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW,
    );
    try {
      if (!(await file.stat()).isFile()) return null;
      let tail = '';
      for await (const chunk of file.createReadStream({
        autoClose: false,
        encoding: 'latin1',
        highWaterMark: pieceSize,
        end: longestBinary,
      })) {
        const text = tail + String(chunk);
        if (text.includes(triggers[0])) return triggers[0];
        if (text.includes(triggers[1])) short = triggers[1];
        tail = text.slice(-(triggers[0].length - 1));
      }
    } finally {
      await file.close();
    }
  } catch {
    return short;
  }
  return short;
}
