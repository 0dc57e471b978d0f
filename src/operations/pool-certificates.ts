import { X509Certificate } from 'node:crypto';
import { certificatesIn, hostPaths, type HostFilePort } from '../model/index.js';
import { isFingerprint, type Fingerprint } from '../xenapi/index.js';

/** The fingerprints of the certificates in a text. A damaged block is left out. */
function fingerprintsIn(text: string): readonly Fingerprint[] {
  return certificatesIn(text).flatMap((block) => {
    try {
      const { fingerprint256 } = new X509Certificate(block);
      return isFingerprint(fingerprint256) ? [fingerprint256] : [];
    } catch {
      return [];
    }
  });
}

/**
 * The certificates by which the hosts of this pool know each other; null when the host has no list
 * of them, or an unreadable one.
 */
export async function poolMembers(
  files: Pick<HostFilePort, 'text'>,
): Promise<readonly Fingerprint[] | null> {
  const text = await files.text(hostPaths.poolCertificates);
  if (!text.known) return null;
  const members = fingerprintsIn(text.value);
  return members.length === 0 ? null : members;
}

/** This host's own certificate among them; null when it has none. */
export async function ownMember(files: Pick<HostFilePort, 'text'>): Promise<Fingerprint | null> {
  const text = await files.text(hostPaths.ownPoolCertificate);
  return text.known ? (fingerprintsIn(text.value)[0] ?? null) : null;
}
