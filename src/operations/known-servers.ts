import {
  isJsonObject,
  type HostFilePort,
  type Result,
  type PortError,
  parseJson,
} from '../model/index.js';
import { isFingerprint, type Fingerprint } from '../xenapi/index.js';

/** Accepted certificates: each server's origin and fingerprint. */
const path = '/var/lib/xsconsole/known-servers.json';
const mode = 0o600;

/**
 * The accepted fingerprint of a server. `damaged`: the file is damaged, so no certificate counts as
 * accepted.
 */
export type KnownServer = Fingerprint | 'unknown' | 'damaged';

/** Reads the fingerprint that was accepted for a server before. */
export async function knownServer(
  files: Pick<HostFilePort, 'text'>,
  origin: string,
): Promise<KnownServer> {
  const servers = await readServers(files);
  return servers === null ? 'damaged' : (servers.get(origin) ?? 'unknown');
}

/** Stores the fingerprint that somebody has accepted. */
export async function keepServer(
  files: Pick<HostFilePort, 'text' | 'write'>,
  origin: string,
  fingerprint: Fingerprint,
): Promise<Result<void, PortError>> {
  const servers = new Map(await readServers(files)).set(origin, fingerprint);
  return files.write(path, `${JSON.stringify(Object.fromEntries(servers), null, 2)}\n`, mode);
}

/** null: the file is damaged or cannot be read. */
async function readServers(
  files: Pick<HostFilePort, 'text'>,
): Promise<ReadonlyMap<string, Fingerprint> | null> {
  const text = await files.text(path);
  if (!text.known) return text.reason.code === 'absent' ? new Map() : null;
  const read = parseJson(text.value);
  if (!read.ok || !isJsonObject(read.value)) return null;
  const servers = new Map<string, Fingerprint>();
  for (const [origin, fingerprint] of Object.entries(read.value)) {
    if (typeof fingerprint !== 'string' || !isFingerprint(fingerprint)) return null;
    servers.set(origin, fingerprint);
  }
  return servers;
}

export { path as knownServersPath };
