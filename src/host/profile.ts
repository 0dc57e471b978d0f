import { createReadStream } from 'node:fs';
import { profileOf, type HostProfile, type ProfileName } from '../model/index.js';
import { diskPath, exists } from './files/disk-path.js';

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

/**
 * Which generation of host this is. `classic` when interface-reconfigure is installed and xcp-networkd is not, unless `forced`.
 * The trigger lies where this host's own xapi looks for it (found in its binary); without an answer where the profile has it.
 */
export async function detectProfile(
  root: string,
  forced: ProfileName | null = null,
): Promise<HostProfile> {
  const name =
    forced ??
    ((await anyOf(root, reconfigure)) && !(await anyOf(root, networkd)) ? 'classic' : 'networkd');
  return profileOf(name, await findTrigger(root));
}

/** The trigger that this host's own xapi names; null where none does. */
export async function findTrigger(root: string): Promise<Trigger | null> {
  for (const binary of xapiBinaries) {
    const trigger = await triggerIn(await diskPath(root, binary));
    if (trigger !== null) return trigger;
  }
  return null;
}

async function anyOf(root: string, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if (await exists(root, path)) return true;
  return false;
}

/** Streams the binary (tens of megabytes); null when it is absent, unreadable or names no trigger. */
async function triggerIn(binary: string | null): Promise<Trigger | null> {
  if (binary === null) return null;
  let short: Trigger | null = null;
  let tail = '';
  try {
    for await (const chunk of createReadStream(binary, {
      encoding: 'latin1',
      highWaterMark: 1 << 20,
    })) {
      const text = tail + String(chunk);
      if (text.includes(triggers[0])) return triggers[0];
      if (text.includes(triggers[1])) short = triggers[1];
      tail = text.slice(-(triggers[0].length - 1));
    }
  } catch {
    return short;
  }
  return short;
}
