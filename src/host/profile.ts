import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import {
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

/** In the order of preference: the longer path holds the shorter one within it. */
const triggers = ['/var/tmp/network-reset', '/tmp/network-reset'] as const;
/** Where a xapi looks for the trigger. */
export type Trigger = (typeof triggers)[number];
/** Several times the size of any xapi. */
const longestBinary = 256 * 1024 * 1024;

/**
 * Which generation of host this is. `classic` when interface-reconfigure is installed and
 * xcp-networkd is not, unless `forced`. The trigger lies where this host's own xapi looks for it
 * (found in its binary); without an answer where the profile has it.
 */
export async function detectProfile(
  files: Pick<HostFilePort, 'exists' | 'locate'>,
  forced: ProfileName | null = null,
): Promise<HostProfile> {
  const name =
    forced ??
    ((await anyOf(files, reconfigure)) && !(await anyOf(files, networkd)) ? 'classic' : 'networkd');
  const profile = profileOf(name, await findTrigger(files));
  return (await files.exists(poolPortPath)) ? { ...profile, onLoopback: true } : profile;
}

/** The trigger that this host's own xapi names; null where none does. */
export async function findTrigger(
  files: Pick<HostFilePort, 'exists' | 'locate'>,
): Promise<Trigger | null> {
  for (const binary of xapiBinaries) {
    const trigger = await triggerIn(await files.locate(binary));
    if (trigger !== null) return trigger;
  }
  return null;
}

async function anyOf(
  files: Pick<HostFilePort, 'exists' | 'locate'>,
  paths: readonly string[],
): Promise<boolean> {
  for (const path of paths) if (await files.exists(path)) return true;
  return false;
}

/**
 * Streams the binary (tens of megabytes); null when it is absent, unreadable, no file, or names no
 * trigger within its first part.
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
        highWaterMark: 1 << 20,
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
